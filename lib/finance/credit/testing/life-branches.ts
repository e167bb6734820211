import { addMonths, toDate } from "../calendar";
import { arrears, dueDayOf, isPureShare, type LoanBook, type LoanReceipt, oldestUnpaid, owed, payoff, scheduleShortfall } from "../loan";
import type { Beginning } from "./life-terms";
import type { Step } from "./life-steps";

/** A step: the loan as the last one left it, brought to the day, and after; what it says of the receipt. */
export type Passage = { readonly last: LoanBook; readonly before: LoanBook; readonly after: LoanBook; readonly step: Step; readonly receipt: LoanReceipt };

const is = (step: Step, ...kinds: readonly Step["kind"][]): boolean => kinds.includes(step.kind);
const isLate = (book: LoanBook, day: bigint): boolean => (oldestUnpaid(book) ?? day) < day;
const taken = ({ servicing, seniorPrincipal, seniorYield, juniorPrincipal, juniorYield }: LoanReceipt): bigint =>
  servicing + seniorPrincipal + seniorYield + juniorPrincipal + juniorYield;

/** What a step can reach that an ordinary payment does not. */
const edges = {
  "less than is due": ({ before, after, step }) => is(step, "pay") && step.amount > 0n && arrears(after) > 0n && arrears(before) > arrears(after),
  "nothing to take, all returned": ({ step, receipt }) => is(step, "pay", "prepay", "accelerate") && step.amount > 0n && receipt.rest === step.amount,
  "overpayment returned": ({ step, receipt }) => is(step, "pay", "prepay") && receipt.rest > 0n && receipt.rest < step.amount,
  "in advance": ({ before, after, step }) => is(step, "pay") && after.charged > before.charged && after.accruedTo > step.day,
  "last instalment in advance": ({ before, after, step }) => is(step, "pay") && after.charged > before.charged && oldestUnpaid(after) === undefined,
  "several instalments late": ({ before }) => before.charged - before.paid > 1,
  "margin paid": ({ before, after, step }) => is(step, "pay") && before.margin > 0n && after.margin === 0n,
  "margin paid in part": ({ before, after }) => after.margin > 0n && after.margin < before.margin,
  "charged through several months": ({ last, before }) => before.charged - last.charged > 2,
  "after the last due day": ({ before, step }) => is(step, "pay") && before.charged === before.terms.months && before.seniorAccrued + before.juniorAccrued > 0n,
  "prepaid in part": ({ before, after, step, receipt }) => is(step, "prepay") && arrears(before) < step.amount && receipt.rest === 0n && payoff(after) > 0n && receipt.seniorPrincipal > 0n,
  "paid off early": ({ before, step, after }) => is(step, "prepay") && before.charged < before.terms.months && payoff(before) > 0n && payoff(after) === 0n,
  "share paid off early": ({ before, step, after }) => is(step, "prepay") && before.terms.revenueShareBps > 0n && before.charged < before.terms.months && oldestUnpaid(after) === undefined,
  "share paid off with more than was contracted": ({ before, step, after }) => is(step, "prepay") && before.charged < before.terms.months && oldestUnpaid(after) === undefined && before.reported > before.revenueCharged + before.terms.contractedRevenue,
  "share not paid off": ({ before, step, receipt }) => is(step, "prepay") && before.terms.revenueShareBps > 0n && receipt.rest > 0n && payoff(before) > taken(receipt) && arrears(before) <= taken(receipt),
  "prepaid what a schedule ends with": ({ before, after, step }) => is(step, "pay") && after.senior + after.junior === 0n && before.senior + before.junior > 0n && before.charged < before.terms.months,
  "junior repaid": ({ step, receipt }) => is(step, "pay") && receipt.juniorPrincipal > 0n,
  "pro rata": ({ before, step, receipt }) => is(step, "pay") && before.terms.proRata && receipt.seniorPrincipal > 0n && receipt.juniorPrincipal > 0n,
  "pro rata, but late": ({ before, step, receipt }) => is(step, "pay") && before.terms.proRata && isLate(before, step.day) && receipt.seniorPrincipal > 0n,
  accelerated: ({ step, receipt }) => is(step, "accelerate") && receipt.seniorYield + receipt.seniorPrincipal > 0n,
  "accelerated beyond what was due": ({ before, step, receipt }) => is(step, "accelerate") && taken(receipt) > arrears(before),
  "accelerated to the juniors": ({ step, receipt }) => is(step, "accelerate") && receipt.juniorPrincipal > 0n,
  cured: ({ last, before, step, after }) => is(step, "pay") && isLate(last, step.day) && arrears(before) > 0n && arrears(after) === 0n,
  "sold with a loss": ({ step, after }) => is(step, "settle") && owed(after) > 0n,
  "sold above what was owed": ({ step, receipt }) => is(step, "settle") && receipt.rest > 0n,
  "recovered after a sale": ({ last, step, receipt }) => is(step, "accelerate") && last.accruedTo > 2n ** 23n && taken(receipt) > 0n,
  "handed over": ({ step }) => is(step, "reschedule"),
  "handed over, days paid for": ({ before, step }) => is(step, "reschedule") && before.accruedTo > step.day,
  "handed over, juniors wiped": ({ before, after, step }) => is(step, "reschedule") && before.junior > 0n && after.junior === 0n,
  "handed over, balloon lowered": ({ before, after, step }) => is(step, "reschedule") && after.terms.balloon < before.terms.balloon,
  "closed with a shortfall": ({ step, receipt }) => is(step, "close") && receipt.seniorPrincipal + receipt.juniorPrincipal > 0n,
  "behind schedule": ({ after, step }) => scheduleShortfall(after, step.day) > 0n,
  "revenue above schedule": ({ before, step, receipt }) => is(step, "pay") && isPureShare(before.terms) && before.margin === 0n && receipt.seniorYield + receipt.juniorYield > 0n,
  "month without a report": ({ last, before }) => before.charged === last.charged + 1 && before.terms.revenueShareBps > 0n && before.revenueCharged === last.revenueCharged + before.terms.contractedRevenue,
  "month that earned nothing new": ({ last, before }) => before.charged === last.charged + 1 && before.terms.revenueShareBps > 0n && before.revenueCharged === last.revenueCharged,
  "balloon of a share": ({ last, before }) => isPureShare(before.terms) && before.charged === before.terms.months && last.charged < before.charged && before.terms.balloon > 0n,
} as const satisfies Record<string, (passage: Passage) => boolean>;

/** Of them, what happens in most lives and is not counted as an edge. */
export const everyday: ReadonlySet<string> = new Set(["overpayment returned", "nothing to take, all returned", "less than is due", "several instalments late", "margin paid", "cured"]);

type Edge = keyof typeof edges;
const isEdge = (name: string): name is Edge => name in edges;
export const edgeNames: readonly Edge[] = Object.keys(edges).filter(isEdge);
export const edgesOf = (passage: Passage): readonly Edge[] => edgeNames.filter((name) => edges[name](passage));

/** What a loan is, before anything happens to it. */
export function traitsOf({ terms, senior, junior, drawDay }: Beginning): readonly string[] {
  const months = Array.from({ length: terms.months }, (_, index) => dueDayOf(terms, index));
  const last = months.at(-1) ?? drawDay;
  const isLeapDay = (year: bigint): boolean => {
    const day = addMonths(19_782n, Number(year - 2_024n) * 12);
    return toDate(day).day === 29n && day > drawDay && day <= last;
  };
  const years = [toDate(drawDay).year, toDate(drawDay).year + 1n, toDate(last).year].filter((year) => year >= 2_024n);
  return [
    terms.revenueShareBps === 0n ? "debt" : isPureShare(terms) ? "revenue alone" : "hybrid",
    terms.amortisation,
    ...(terms.balloon > 0n ? ["balloon"] : []),
    ...(terms.proRata ? ["pro rata terms"] : []),
    ...(senior === 0n ? ["juniors alone"] : []),
    ...(junior === 0n ? ["no juniors"] : []),
    ...(months.some((day) => toDate(day).day < toDate(terms.firstDueDay).day) ? ["clamped due day"] : []),
    ...(addMonths(drawDay, 1) === terms.firstDueDay ? [] : ["stub"]),
    ...(years.some(isLeapDay) ? ["over a leap day"] : []),
  ];
}
