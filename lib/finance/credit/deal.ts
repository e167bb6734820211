import { divide } from "../../money/divide";
import type { Auction } from "./auction";
import type { LoanBook, LoanTerms } from "./loan";

// One deal, whole: what Deal.sol and its parts remember. Mirrors DealBase.sol; deal-standing.ts tells what follows from it at a
// moment, deal-raise.ts, deal-draw.ts, deal-payments.ts, deal-covenants.ts and deal-workout.ts how it goes on. Amounts are
// micro-dollars, times unix seconds, days numbers of civil days in UTC. A deal is never changed: each step gives the next one.
//
//     proposed ──▶ raising ──▶ funded ──▶ active ──▶ repaid, or with a shortfall of revenue closed
//        └────────────┴──────────┴──▶ cancelled      │ ▲
//                                             default▼ │cure
//                                              defaulted ──▶ liquidating ──▶ closed
//                                                  └──────────────┴──▶ handed-over, which goes on like active

/** In the order of IDeal.sol's Stage. */
export const dealStages = ["none", "proposed", "raising", "funded", "active", "defaulted", "liquidating", "handed-over", "repaid", "closed", "cancelled"] as const;
export type DealStage = (typeof dealStages)[number];

/** Covenants, in the order of DealBooks.sol's Breach. */
export const breachKinds = ["ltv", "insurance", "telemetry"] as const;
export type BreachKind = (typeof breachKinds)[number];

/** Of DealTerms.sol, what decides how money moves. Basis points, a year where it is a rate. */
export type DealTerms = Omit<LoanTerms, "proRata"> & {
  readonly principal: bigint;
  readonly junior: bigint;
  readonly minJunior: bigint;
  readonly minInsurance: bigint;
  readonly originationFeeBps: bigint;
  readonly drawLtvBps: bigint;
  readonly breachLtvBps: bigint;
  readonly graceDays: bigint;
  readonly juniorProRata: boolean;
  readonly raiseDeadline: bigint;
  readonly drawDeadline: bigint;
};

/** What the registers say at a moment: of the title, its machines and USDC. */
export type DealMoment = {
  readonly time: bigint;
  /** Aged value of the title (`titleValue`). */
  readonly value: bigint;
  /** The highest of the appraisers' last values of it, however old, aged (`highestValue`). */
  readonly highest: bigint;
  /** What a draw lends on: the aged value, at most what fresh appraisals alone say (`lendableValue`). */
  readonly lendable: bigint;
  readonly insurance: { readonly cover: bigint; readonly expiry: bigint };
  /** Until when the machines have been reported on. */
  readonly heartbeat: bigint;
  /** Revenue in all, by when it was submitted; oldest first. */
  readonly reports: readonly { readonly time: bigint; readonly revenue: bigint }[];
  readonly usdcPaused: boolean;
  /** Circle has frozen the deal, or the Treasury. */
  readonly frozen: { readonly deal: boolean; readonly treasury: boolean };
};

/** Whose the USDC is that a deal holds. */
export type Purse = {
  /** Committed by juniors and not drawn. */
  readonly raising: bigint;
  /** The holders', unclaimed. */
  readonly juniors: bigint;
  readonly servicing: bigint;
  /** The debtor's, from a sale. */
  readonly surplus: bigint;
  /** Came by plain transfer and has not been applied yet. */
  readonly unapplied: bigint;
};

export type Deal = {
  readonly terms: DealTerms;
  readonly stage: DealStage;
  /** Who owes. */
  readonly debtor: "borrower" | "operator";
  readonly approvedAt: bigint;
  readonly handedOver: boolean;
  /** The operator has not fully paid an instalment yet. */
  readonly unproven: boolean;
  /** Instalments that were paid or struck out at the hand-over. */
  readonly settled: number;
  /** Open breaches, and those that the default rests on. */
  readonly breaches: readonly BreachKind[];
  readonly cause: readonly BreachKind[];
  /** 0 for what has not happened; when breaches were last opened. */
  readonly drawn: bigint;
  readonly defaulted: bigint;
  readonly closed: bigint;
  readonly breachedAt: Readonly<Record<BreachKind, bigint>>;
  /** What juniors have committed, and what the Treasury carries the senior part at. */
  readonly raised: bigint;
  readonly carrying: bigint;
  /** Whether the Treasury has a position of this deal. */
  readonly positioned: boolean;
  readonly purse: Purse;
  /** From the draw on, as it was last touched. */
  readonly book: LoanBook | undefined;
  /** The day of the draw or the hand-over, from the end of which reports of revenue count. */
  readonly sharedFrom: bigint;
  readonly title: "elsewhere" | "pledged" | "seized";
  readonly auction: Auction | undefined;
  readonly offer: { readonly principal: bigint; readonly until: bigint } | undefined;
};

/** What a step asks of others: of the Treasury for the senior part, of the juniors' token, and where USDC goes. */
export type DealEffect =
  | { readonly kind: "fund"; readonly senior: bigint; readonly place: DealPlace }
  | { readonly kind: "fee"; readonly usdc: bigint }
  | { readonly kind: "receipt"; readonly principal: bigint; readonly yield: bigint; readonly place: DealPlace }
  | { readonly kind: "reposition"; readonly place: DealPlace }
  | { readonly kind: "writeOff"; readonly loss: bigint }
  | { readonly kind: "end" }
  | { readonly kind: "distribute"; readonly usdc: bigint }
  | { readonly kind: "taken"; readonly usdc: bigint }
  | { readonly kind: "paid"; readonly usdc: bigint }
  | { readonly kind: "title"; readonly to: "pledgor" | "debtor" | "buyer" };

/**
 * Where the Treasury's position of a deal stands: what loses before it, the day from whose end on something may be lost (0 for
 * already), and whether from then on the deal itself must be asked how much.
 */
export type DealPlace = { readonly junior: bigint; readonly lateAfter: bigint; readonly asks: boolean };

/** A deal after a step, and what the step asked of others, in its order. */
export type DealStep = { readonly deal: Deal; readonly effects: readonly DealEffect[] };

/** A custom error of the contracts: its name and the numbers in it. */
export class DealRefusal extends Error {
  override readonly name = "DealRefusal";
  constructor(
    readonly reason: string,
    readonly values: readonly bigint[] = [],
  ) {
    super(`${reason}(${values.join(", ")})`);
  }
}

/** A stage as the contracts number it: IDeal.sol's Stage. */
export const stageNumber = (stage: DealStage): bigint => BigInt(dealStages.indexOf(stage));
/** Whether it is drawn and goes on: neither in default nor over. */
export const isPerforming = ({ stage }: Deal): boolean => stage === "active" || stage === "handed-over";
/** Whether a default has been declared and neither cured nor ended. */
export const isInDefault = ({ stage }: Deal): boolean => stage === "defaulted" || stage === "liquidating";
/** Where nothing but revenue repays, and what it does not bring is owed by nobody. */
export const isShareOnly = ({ terms }: Pick<Deal, "terms">): boolean => terms.rateBps === 0n;

/** What a step throws that the stage does not allow. Mirrors DealBase.WrongStage. */
export const wrongStage = ({ stage }: Deal): DealRefusal => new DealRefusal("WrongStage", [stageNumber(stage)]);

/** All USDC that a deal holds, micro-dollars, exact. */
export const heldBy = ({ raising, juniors, servicing, surplus, unapplied }: Purse): bigint => raising + juniors + servicing + surplus + unapplied;

/** What a deal is about: smaller in proportion, amounts rounded down and the share up, when juniors committed less than asked for. Mirrors DealBase._scaled(). */
export function scaledTerms({ terms, raised }: Pick<Deal, "terms" | "raised">): Pick<DealTerms, "principal" | "balloon" | "revenueShareBps"> {
  const { principal, balloon, revenueShareBps, junior } = terms;
  if (raised === junior) return { principal, balloon, revenueShareBps };
  return { principal: (principal * raised) / junior, balloon: (balloon * raised) / junior, revenueShareBps: divide(revenueShareBps * raised, junior, "ceil") };
}
