import type { Deal, DealEffect, DealMoment } from "../deal";
import { isInDefault, isPerforming, scaledTerms } from "../deal";
import { collateralOf, dealLateness, dealShortfall, impairmentOf, loanAt } from "../deal-standing";
import { lateWhenDefaulted } from "../lateness";
import { arrears, contracted, isPureShare, type LoanBook } from "../loan";
import { dayOf } from "../calendar";
import { graceEnds } from "../deal-covenants";
import { loanTermsOf } from "../deal-draw";
import type { DealLife } from "./deal-life";
import { traitsOf } from "./life-branches";

/** One thing done to a deal: as it was and is, and what that asked of others. */
export type Passage = {
  readonly life: DealLife;
  readonly before: Deal;
  readonly after: Deal;
  readonly name: string;
  readonly isRefused: boolean;
  readonly effects: readonly DealEffect[];
  readonly moment: DealMoment;
};

type Seen = Passage & { readonly was: LoanBook; readonly is: LoanBook; readonly taken: bigint };

const sum = (effects: readonly DealEffect[], kind: "taken" | "paid" | "distribute"): bigint => effects.reduce((total, effect) => (effect.kind === kind ? total + effect.usdc : total), 0n);
const has = ({ effects }: Passage, kind: DealEffect["kind"]): boolean => effects.some((effect) => effect.kind === kind);
const pays = ({ name }: Passage): boolean => name.startsWith("pay ") || name.startsWith("prepay ");
const asked = ({ name }: Passage): bigint => BigInt(name.split(" ")[1] ?? "0");
const became = ({ before, after }: Passage, stage: Deal["stage"]): boolean => before.stage !== stage && after.stage === stage;
const today = ({ moment }: Passage): bigint => moment.time / 86_400n;

/** A month was charged that was shorter or longer than a month, and nothing was reported in it. */
function byDays({ before, is }: Seen): boolean {
  const { book } = before;
  if (book === undefined || book.charged >= is.charged || is.terms.revenueShareBps === 0n) return false;
  const shared = contracted(book);
  return shared !== is.terms.contractedRevenue && is.revenueCharged === book.revenueCharged + shared + BigInt(is.charged - book.charged - 1) * is.terms.contractedRevenue;
}

/** Before the draw. */
const raising = {
  "raise ended smaller": (p) => became(p, "funded") && p.before.raised < p.before.terms.junior && p.name === "closeRaise",
  "raise failed": (p) => became(p, "cancelled") && p.name === "closeRaise",
  "cancelled before the draw": (p) => became(p, "cancelled") && p.name !== "closeRaise",
  "commitments refunded": (p) => p.name.startsWith("refund"),
  "draw refused": (p) => p.name === "draw" && p.isRefused,
} as const satisfies Record<string, (passage: Passage) => boolean>;

/** From the draw on. */
const drawn = {
  "less than is due": (p) => pays(p) && isPerforming(p.before) && arrears(p.was) > arrears(p.is) && arrears(p.is) > 0n,
  "overpayment returned": (p) => pays(p) && p.taken > 0n && p.taken < asked(p),
  "paid ahead": (p) => pays(p) && p.is.charged > p.was.charged && p.is.accruedTo > today(p),
  "late margin paid": (p) => p.was.margin > p.is.margin,
  "several instalments late": (p) => p.was.charged - p.was.paid > 1,
  "prepaid in part": (p) => p.name.startsWith("prepay") && arrears(p.is) === 0n && p.is.senior + p.is.junior > 0n && p.taken > arrears(p.was),
  "paid off early": (p) => pays(p) && became(p, "repaid") && p.was.charged < p.was.terms.months,
  "share paid off early": (p) => pays(p) && became(p, "repaid") && isPureShare(p.was.terms) && p.was.charged < p.was.terms.months,
  "paid by plain transfer": (p) => !pays(p) && p.before.purse.unapplied > p.after.purse.unapplied && has(p, "receipt"),
  "transfer taken back": (p) => p.name === "takeUnapplied" && !p.isRefused,
  "pro rata": (p) => p.was.terms.proRata && p.is.junior < p.was.junior && p.is.senior < p.was.senior && isPerforming(p.before),
  "juniors repaid after the senior": (p) => !p.was.terms.proRata && p.is.junior < p.was.junior && p.is.senior === 0n,
  "impaired by time": (p) => impairmentOf(p.before, p.moment) > 0n && dealLateness(p.before, p.moment) < lateWhenDefaulted && isPerforming(p.before),
  "impaired by its collateral": (p) => isInDefault(p.before) && impairmentOf(p.before, p.moment) * 2n > p.before.carrying && collateralOf(p.before, p.moment) > 0n,
  "revenue behind schedule": (p) => isPerforming(p.before) && p.before.breaches.length === 0 && !p.before.unproven && dealShortfall(p.before, p.moment) > 0n && impairmentOf(p.before, p.moment) > 0n,
  "month without a report": (p) => p.was.terms.revenueShareBps > 0n && p.is.revenueCharged === (p.before.book?.revenueCharged ?? 0n) + p.is.terms.contractedRevenue,
  "period of a share by days, without a report": (p) => byDays(p) && !p.after.handedOver,
  "such a period after a hand-over": (p) => byDays(p) && p.after.handedOver,
  "breach of LTV": (p) => p.name === "openBreach 0" && !p.isRefused,
  "breach of insurance": (p) => p.name === "openBreach 1" && !p.isRefused,
  "breach of telemetry": (p) => p.name === "openBreach 2" && !p.isRefused,
  "breach cured": (p) => p.name.startsWith("closeBreach") && !p.isRefused,
  "default by payment": (p) => became(p, "defaulted") && p.after.cause.length === 0,
  "default by breach": (p) => became(p, "defaulted") && p.after.cause.length > 0,
  "default of a frozen deal refused": (p) => p.name === "declareDefault" && p.isRefused && p.before.stage === p.after.stage && p.moment.frozen.deal && graceEnds(p.before, p.moment) <= p.moment.time,
  "frozen deal in default by breach": (p) => became(p, "defaulted") && p.moment.frozen.deal,
  "default refused": (p) => p.name === "declareDefault" && p.isRefused,
  accelerated: (p) => isInDefault(p.before) && isInDefault(p.after) && (has(p, "receipt") || has(p, "distribute")),
  "paid off in default": (p) => isInDefault(p.before) && became(p, "repaid"),
  "cured after default": (p) => p.before.stage === "defaulted" && isPerforming(p.after) && p.name !== "acceptHandOver",
  "cured in the auction": (p) => p.before.stage === "liquidating" && isPerforming(p.after) && p.name !== "acceptHandOver",
  "auctioned from more than it is worth": (p) => p.name.startsWith("liquidate") && !p.isRefused && (p.after.auction?.value ?? 0n) > p.moment.value,
  "auctioned again": (p) => p.name.startsWith("liquidate") && p.before.stage === "liquidating" && !p.isRefused,
  "sold with a loss": (p) => p.name === "buy" && has(p, "writeOff"),
  "sold, juniors lose alone": (p) => p.name === "buy" && !p.isRefused && !has(p, "writeOff") && p.is.junior > 0n,
  "sold after a plain transfer": (p) => p.name === "buy" && p.before.purse.unapplied > 0n,
  "sold with surplus": (p) => p.name === "buy" && p.after.purse.surplus > p.before.purse.surplus,
  "surplus taken": (p) => p.name === "withdrawSurplus" && !p.isRefused,
  "recovered after a sale": (p) => p.before.stage === "closed" && has(p, "receipt"),
  "recovered for the juniors": (p) => p.before.stage === "closed" && has(p, "distribute"),
  "realised after 360 days": (p) => p.name === "realiseImpairment" && !p.isRefused,
  "realised again": (p) => p.name === "realiseImpairment" && !p.isRefused && p.life.realised > 1,
  "recovered after it was realised": (p) => p.life.realised > 0 && has(p, "receipt") && p.was.senior > p.before.carrying,
  "handed over": (p) => became(p, "handed-over") && p.name === "acceptHandOver",
  "handed over, juniors wiped out": (p) => p.name === "acceptHandOver" && !p.isRefused && p.was.junior > 0n && p.is.junior === 0n,
  "handed over, the senior loses": (p) => p.name === "acceptHandOver" && has(p, "writeOff"),
  "hand-over refused": (p) => p.name === "acceptHandOver" && p.isRefused,
  "share repaid, its revenue still owed": (p) => isInDefault(p.before) && p.was.senior + p.was.junior > 0n && p.is.senior + p.is.junior === 0n && p.after.stage !== "repaid",
  "operator proven": (p) => p.before.unproven && !p.after.unproven && isPerforming(p.after),
  "default of an operator": (p) => p.after.handedOver && became(p, "defaulted"),
  "repaid by an operator": (p) => p.after.handedOver && became(p, "repaid"),
  "share closed with a shortfall": (p) => p.name === "close" && p.after.stage === "closed",
  "juniors paid": (p) => p.name.startsWith("claim") && !p.isRefused,
  refinanced: (p) => p.name === "draw refinancing" && !p.isRefused,
  "nothing to take": (p) => pays(p) && p.isRefused,
} as const satisfies Record<string, (passage: Seen) => boolean>;

/** What happens in most lives and is no edge. */
export const everyday: ReadonlySet<string> = new Set(["juniors paid", "overpayment returned", "nothing to take", "less than is due", "several instalments late", "late margin paid", "draw refused", "paid by plain transfer", "transfer taken back", "juniors repaid after the senior"]);

/** What about one life in a hundred comes to: a few hundred lives may all miss it. */
export const rare: ReadonlySet<string> = new Set(["such a period after a hand-over", "recovered after it was realised", "recovered after a sale", "recovered for the juniors", "realised again", "sold with a loss", "sold after a plain transfer", "sold, juniors lose alone", "cured in the auction", "operator proven", "repaid by an operator", "handed over, juniors wiped out", "handed over, the senior loses"]);

/** Told by the Treasury's side. */
export const stakersLose = "stakers bear a loss";

const names = <Name extends string>(list: Record<Name, unknown>): readonly Name[] => Object.keys(list) as Name[];
export const edgeNames: readonly string[] = [...names(raising), ...names(drawn), stakersLose];

export function edgesOf(passage: Passage): readonly string[] {
  const { before, after, moment } = passage;
  const early = names(raising).filter((name) => raising[name](passage));
  if (after.book === undefined) return early;
  const seen = { ...passage, was: before.book === undefined ? after.book : loanAt(before, moment), is: after.book, taken: sum(passage.effects, "taken") };
  return [...early, ...names(drawn).filter((name) => drawn[name](seen))];
}

/** What the loan of a deal is, before anything happens to it; nothing of one that never drew. */
export function dealTraits({ terms, raised, drawn: time }: Deal): readonly string[] {
  if (time === 0n) return [];
  const { principal } = scaledTerms({ terms, raised });
  const loan = loanTermsOf({ terms, raised });
  return traitsOf({ terms: loan, senior: principal - raised, junior: raised, drawDay: dayOf(time), reported: 0n, reports: [] });
}
