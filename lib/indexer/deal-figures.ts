import {
  arrears,
  type BreachKind,
  collateralOf,
  type Deal,
  type DealMoment,
  dealLateness,
  earningPosition,
  impairmentOf,
  isInDefault,
  isPerforming,
  loanAt,
  oldestUnpaid,
  payoff,
  type SeniorPosition,
} from "../finance/credit";
import type { LoanBook } from "../finance/credit/loan";
import { divide } from "../money/divide";
import { one } from "../finance/constants";
import type { dealStates } from "./schemas/deals";
import { dayText } from "./day-text";

/** What of a deal follows from time, from what it last told and from what the registers say. Micro-dollars. */
export type DealFigures = {
  readonly state: (typeof dealStates)[number];
  readonly outstandingSenior: bigint;
  readonly outstandingJunior: bigint;
  readonly carrying: bigint;
  readonly impairment: bigint;
  readonly arrears: bigint;
  readonly daysLate: number;
  readonly nextDueDay: string | null;
  readonly payoff: bigint | null;
  readonly collateral: bigint;
  /** Outstanding principal over the collateral, 1e18, rounded up. */
  readonly ltv: bigint | null;
  readonly openBreaches: readonly BreachKind[];
  /** What the stakers' part is expected to earn. */
  readonly position: SeniorPosition | undefined;
  /** The loan now: whatever is due has been charged. */
  readonly book: LoanBook | undefined;
};

const secondsPerDay = 86_400n;

/** How a deal stands at a moment. */
export function dealFigures(deal: Deal, moment: DealMoment): DealFigures {
  const isOpen = isPerforming(deal) || isInDefault(deal);
  const { stage, breaches, carrying } = deal;
  if (!isOpen || deal.book === undefined) return { ...nothingRuns(deal), state: stateOf(stage, false), openBreaches: breaches, carrying };
  const book = loanAt(deal, moment);
  const late = dealLateness(deal, moment);
  const collateral = collateralOf(deal, moment);
  const principal = book.senior + book.junior;
  const next = oldestUnpaid(book);
  return {
    state: stateOf(stage, late > 0n),
    ...{ outstandingSenior: book.senior, outstandingJunior: book.junior, carrying, impairment: impairmentOf(deal, moment) },
    ...{ arrears: arrears(book), daysLate: Number(divide(late, secondsPerDay, "ceil")), nextDueDay: next === undefined ? null : dayText(next) },
    ...{ payoff: payoff(book), collateral, ltv: collateral === 0n ? null : divide(principal * one, collateral, "ceil") },
    ...{ openBreaches: breaches, position: earningPosition(deal, book), book },
  };
}

/** Before the draw and after the end nothing is owed; what was not repaid by the end is lost. */
function nothingRuns({ book }: Deal): Omit<DealFigures, "state" | "openBreaches" | "carrying"> {
  return {
    ...{ outstandingSenior: 0n, outstandingJunior: 0n, impairment: 0n, arrears: 0n, daysLate: 0, nextDueDay: null },
    ...{ payoff: null, collateral: 0n, ltv: null, position: undefined, book },
  };
}

function stateOf(stage: Deal["stage"], isLate: boolean): DealFigures["state"] {
  if (stage === "none") throw new RangeError("A deal that was never proposed has no state.");
  return isLate && (stage === "active" || stage === "handed-over") ? "late" : stage;
}
