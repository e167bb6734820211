import { lastAsk } from "./auction";
import { dayOf, startOfDay } from "./calendar";
import { type BreachKind, type Deal, type DealMoment, type DealPlace, isInDefault, isShareOnly, wrongStage } from "./deal";
import { type DealStanding, dealImpairment } from "./deal-impairment";
import { secondsLate } from "./lateness";
import { dueDayOf, firstBehind, least, type LoanBook, scheduleShortfall } from "./loan";
import { chargeLoan, type ReportedRevenue } from "./loan-charges";

// How a deal stands at a moment: how late it is, what of it is impaired, which covenants fail. Mirrors DealBooks.sol.

const bps = 10_000n;
/** DealBooks.MOST_SILENCE: machines that were not reported on for so many seconds are silent. */
const mostSilence = 72n * 3_600n;
const greater = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** The loan as the deal was last touched. DealRefusal before the draw. */
export function loanOf(deal: Deal): LoanBook {
  if (deal.book === undefined) throw wrongStage(deal);
  return deal.book;
}

/** The loan at a moment: whatever is due by then has been charged. */
export function loanAt(deal: Deal, moment: Pick<DealMoment, "time" | "reports">): LoanBook {
  const book = loanOf(deal);
  const charged = chargeLoan(book, dayOf(moment.time), (instalment) => reportedFor(deal, book, moment, instalment));
  return book.terms.revenueShareBps === 0n ? charged : { ...charged, reported: moment.reports.at(-1)?.revenue ?? 0n };
}

/** What of the machines' revenue was known before a due day began. Mirrors LoanStore._reports(). */
function reportedFor({ sharedFrom }: Deal, { terms }: LoanBook, { reports }: Pick<DealMoment, "reports">, instalment: number): ReportedRevenue {
  const cutOff = (index: number): bigint => startOfDay(dueDayOf(terms, index)) - 1n;
  const until = cutOff(instalment);
  const begun = startOfDay(sharedFrom + 1n) - 1n;
  const since = instalment === 0 ? begun : greater(begun, cutOff(instalment - 1));
  const revenue = reports.findLast(({ time }) => time <= until)?.revenue ?? 0n;
  return { revenue, any: reports.some(({ time }) => time > since && time <= until) };
}

const principals = (deal: Deal): bigint => loanOf(deal).senior + loanOf(deal).junior;

/** The day of the oldest instalment that was not fully paid when the deal was last touched, or else the last one's. */
function oldestDueDay(deal: Deal): bigint {
  const { paid, terms } = loanOf(deal);
  return dueDayOf(terms, Math.min(paid, terms.months - 1));
}

/** Seconds since the oldest instalment that is not fully paid became late. Mirrors Deal.secondsLate(). */
export function dealLateness(deal: Deal, { time }: DealMoment): bigint {
  const { paid, terms } = loanOf(deal);
  return paid < terms.months ? secondsLate(dueDayOf(terms, paid), time) : 0n;
}

/** What a pure revenue share is behind its schedule once grace is over, micro-dollars, exact; 0 for every other deal. Mirrors DealLedger.shortfall(). */
export function dealShortfall(deal: Deal, moment: DealMoment): bigint {
  return isShareOnly(deal) ? scheduleShortfall(loanAt(deal, moment), dayOf(moment.time) - deal.terms.graceDays - 1n) : 0n;
}

/** From the end of which day on time alone may cost something: an instalment is late, or a pure revenue share behind its schedule after grace. */
function lateAfterDay(deal: Deal): bigint {
  const book = loanOf(deal);
  const due = oldestDueDay(deal);
  return isShareOnly(deal) ? least(due, dueDayOf(book.terms, firstBehind(book)) + deal.terms.graceDays) : due;
}

/** What the Treasury is told of the position. Mirrors DealLedger.standing(). */
export function placeOf(deal: Deal): DealPlace {
  const { senior, junior } = loanOf(deal);
  if (isInDefault(deal) || deal.breaches.length > 0 || deal.unproven) return { junior, lateAfter: 0n, asks: true };
  // Of what was written off before, days say that it is lost again.
  return { junior, lateAfter: lateAfterDay(deal), asks: isShareOnly(deal) || deal.carrying < senior };
}

/**
 * What the collateral counts for: its aged value, rounded down, from an auction on at most the lowest price at which nobody bought
 * it, rounded up. Micro-dollars. Mirrors Deal.collateralValue().
 */
export function collateralOf({ stage, auction }: Deal, { value, time }: Pick<DealMoment, "value" | "time">): bigint {
  return stage === "liquidating" && auction !== undefined ? least(value, lastAsk(auction, time)) : value;
}

/** What its impairment, and the worth of its tranches, follow from. DealRefusal before the draw. */
export function standingOf(deal: Deal, moment: DealMoment): DealStanding {
  const { senior, junior } = loanOf(deal);
  return {
    ...{ senior, junior, carrying: deal.carrying, late: dealLateness(deal, moment), defaulted: isInDefault(deal), breached: deal.breaches.length > 0 },
    ...{ unproven: deal.unproven, collateral: collateralOf(deal, moment), shortfall: dealShortfall(deal, moment) },
  };
}

/** What of the carrying value counts as lost, micro-dollars, from a loss rounded up; nothing before the draw. Mirrors Deal.seniorImpairment(). */
export function impairmentOf(deal: Deal, moment: DealMoment): bigint {
  return deal.carrying === 0n ? 0n : dealImpairment(standingOf(deal, moment));
}

/** What of it time may realise: what is impaired even by the highest appraisal. Micro-dollars. Mirrors Deal.realisable(). */
export const realisableOf = (deal: Deal, moment: DealMoment): bigint => impairmentOf(deal, { ...moment, value: moment.highest });

/** Whether a covenant fails now. Mirrors Deal.fails(). */
export function covenantFails(deal: Deal, kind: BreachKind, moment: DealMoment): boolean {
  if (kind === "ltv") return principals(deal) * bps > moment.highest * deal.terms.breachLtvBps;
  if (kind === "insurance") return moment.insurance.cover < deal.terms.minInsurance || moment.insurance.expiry <= moment.time;
  return moment.time > greater(moment.heartbeat, deal.drawn) + mostSilence;
}
