import { divide } from "../../money/divide";
import { addMonths } from "./calendar";
import { rpow } from "./fixed-point";
import { accruedInterest } from "./interest";

/** How principal is repaid, in the order of Schedule.sol's Amortisation. */
export const amortisations = ["bullet", "equal-principal", "level-payment"] as const;

/**
 * What a schedule follows from. Micro-dollars, basis points a year, day numbers. The terms make sense: the balloon is at most
 * the principal, there are 1 to 36 months, and the first due day is not before the draw.
 */
export type Loan = {
  readonly principal: bigint;
  /** Of the principal, what is only due on the last day. Without meaning for a bullet. */
  readonly balloon: bigint;
  readonly rateBps: bigint;
  readonly months: number;
  readonly drawDay: bigint;
  readonly firstDueDay: bigint;
  readonly amortisation: (typeof amortisations)[number];
};

export type Instalment = {
  readonly dueDay: bigint;
  /** Of its period, which begins on the due day before or at the draw. */
  readonly days: bigint;
  /** Outstanding until it is paid. */
  readonly outstanding: bigint;
  readonly principal: bigint;
  /** On what is outstanding, for the days of the period, if everything is paid when it is due. */
  readonly interest: bigint;
};

/** Basis points of a year to the part of a month: 12 · 10,000. */
const monthlyBps = 120_000n;
/** One, such that one basis point a year is a whole number a month. */
const unit = monthlyBps * 10n ** 22n;

/**
 * The payment that repays principal and interest down to the balloon if every month were a twelfth of a year:
 * `(P·q − B)·r / (q − 1)` with r the rate of a month and `q = (1 + r)^months`. Micro-dollars, rounded up. Mirrors
 * Schedule.levelPayment().
 */
export function levelPayment({ principal, balloon, rateBps, months }: Pick<Loan, "principal" | "balloon" | "rateBps" | "months">): bigint {
  if (rateBps === 0n) return divide(principal - balloon, BigInt(months), "ceil");
  const growth = rpow(unit + (unit / monthlyBps) * rateBps, months, unit);
  return divide((principal * growth - balloon * unit) * rateBps, (growth - unit) * monthlyBps, "ceil");
}

/** The part of the principal that is due with an instalment that is not the last. */
function regularPart(loan: Loan): (outstanding: bigint, interest: bigint) => bigint {
  const { principal, balloon, rateBps, months, amortisation } = loan;
  if (amortisation === "bullet") return () => 0n;
  if (amortisation === "equal-principal" || rateBps === 0n) {
    const part = (principal - balloon) / BigInt(months);
    return () => part;
  }
  const payment = levelPayment(loan);
  return (outstanding, interest) => {
    const rest = payment > interest ? payment - interest : 0n;
    return rest < outstanding - balloon ? rest : outstanding - balloon;
  };
}

/**
 * Every instalment, in order. Due days are reckoned from the first, a month each; interest is ACT/365; the last takes all
 * principal that is left. The principal mirrors Schedule.parts(), or partsAfter() where the principal begins after so many
 * instalments, on what is then called the draw.
 */
export function instalments(loan: Loan, skipped = 0): readonly Instalment[] {
  const partOf = regularPart({ ...loan, months: loan.months - skipped });
  const list: Instalment[] = [];
  let [outstanding, from] = [loan.principal, loan.drawDay];
  for (let index = skipped; index < loan.months; index += 1) {
    const dueDay = addMonths(loan.firstDueDay, index);
    const days = dueDay - from;
    const interest = accruedInterest({ principal: outstanding, rateBps: loan.rateBps, days });
    const principal = index === loan.months - 1 ? outstanding : partOf(outstanding, interest);
    list.push({ dueDay, days, outstanding, principal, interest });
    [outstanding, from] = [outstanding - principal, dueDay];
  }
  return list;
}
