import { divide } from "../../money/divide";
import { bpsScale } from "../constants";
import { addMonths } from "./calendar";
import type { Loan } from "./schedule";

// What a borrower owes, and to whom, as days pass. Mirrors Loan.sol, LoanCharges.sol (loan-charges.ts) and LoanWaterfall.sol
// (loan-waterfall.ts). Amounts are micro-dollars, rates basis points a year, days are numbers of civil days in UTC, interest
// is ACT/365; what is owed is rounded up. A book is never changed: each operation gives the next one.

/** Fixed at the draw; only the balloon may fall, at a hand-over. */
export type LoanTerms = Pick<Loan, "rateBps" | "months" | "firstDueDay" | "balloon" | "amortisation"> & {
  /** Of the rate, what the senior gets. */
  readonly seniorRateBps: bigint;
  /** Of the reported revenue. With a rate of 0, revenue alone repays. */
  readonly revenueShareBps: bigint;
  /** On what is late, and to the servicer on outstanding principal; both on top. */
  readonly lateMarginBps: bigint;
  readonly servicingFeeBps: bigint;
  /** Principal that is not late goes to both tranches alike; else to the senior until it is whole. */
  readonly proRata: boolean;
  /** The revenue of a month is taken for this where none is reported. */
  readonly contractedRevenue: bigint;
};

/** What is unpaid of an instalment that has been charged, and what it was charged with: the difference has been paid. */
export type DueInstalment = {
  readonly seniorInterest: bigint;
  readonly seniorPrincipal: bigint;
  readonly juniorInterest: bigint;
  readonly juniorPrincipal: bigint;
  readonly revenue: bigint;
  /** Whatever tranche it was for. Less what a hand-over struck out. */
  readonly chargedPrincipal: bigint;
  /** Interest and revenue, likewise. */
  readonly chargedYield: bigint;
};

/** A loan on a day. */
export type LoanBook = {
  readonly terms: LoanTerms;
  /** Outstanding principal. */
  readonly senior: bigint;
  readonly junior: bigint;
  /** Running since the last due day, up to `accruedTo`. */
  readonly seniorAccrued: bigint;
  readonly juniorAccrued: bigint;
  readonly servicingAccrued: bigint;
  /** Owed: the fee of past periods, and the margin. */
  readonly servicing: bigint;
  readonly margin: bigint;
  /** In the future where an instalment was paid in advance; `frozen` after a sale. */
  readonly accruedTo: bigint;
  /** How many instalments have been charged, and how many of them are fully paid: the first ones. */
  readonly charged: number;
  readonly paid: number;
  /** What the tranches began with: yield that is no interest is shared by it. */
  readonly seniorBase: bigint;
  readonly juniorBase: bigint;
  /** Where revenue alone repays: the schedule so far without the balloon, and what revenue has repaid. */
  readonly scheduled: bigint;
  readonly principalPaid: bigint;
  /** Revenue of which the share has been charged. */
  readonly revenueCharged: bigint;
  /** All revenue that has been reported by the moment; a payoff looks at it. */
  readonly reported: bigint;
  /** The day of the draw, or of the hand-over. */
  readonly begun: bigint;
  /** Scheduled principal of every instalment, and what is unpaid of each. */
  readonly parts: readonly bigint[];
  readonly due: readonly DueInstalment[];
};

/** What came in: together all of it. `rest` is returned. */
export type LoanReceipt = {
  readonly servicing: bigint;
  readonly seniorPrincipal: bigint;
  readonly seniorYield: bigint;
  readonly juniorPrincipal: bigint;
  readonly juniorYield: bigint;
  readonly rest: bigint;
};

/** `accruedTo` of a loan on which nothing runs any more: Loan.FROZEN. */
export const frozen = 2n ** 24n - 1n;

/** Nothing of an instalment is unpaid. */
export const settled = { seniorInterest: 0n, seniorPrincipal: 0n, juniorInterest: 0n, juniorPrincipal: 0n, revenue: 0n } as const;
const noInstalment: DueInstalment = { ...settled, chargedPrincipal: 0n, chargedYield: 0n };

/** Nothing of any instalment. */
export const noInstalments = (months: number): readonly DueInstalment[] => Array.from({ length: months }, () => noInstalment);

/** The smallest of them. */
export const least = (...values: readonly [bigint, ...bigint[]]): bigint => values.reduce((a, b) => (a < b ? a : b));
const greatest = (a: bigint, b: bigint): bigint => (a > b ? a : b);
/** By how much `a` is above `b`; 0 where it is not. */
export const above = (a: bigint, b: bigint): bigint => (a > b ? a - b : 0n);
const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

/** The day on which an instalment is due, the first being 0. */
export const dueDayOf = (terms: Pick<LoanTerms, "firstDueDay">, instalment: number): bigint => addMonths(terms.firstDueDay, instalment);

/** Where nothing but revenue repays. */
export const isPureShare = ({ rateBps }: LoanTerms): boolean => rateBps === 0n;
/** Whether all instalments have been charged: then nothing is to come. */
export const isMatured = ({ terms, charged }: LoanBook): boolean => charged === terms.months;

/** Of an amount of micro-dollars the senior's portion, rounded up. */
export const seniorPortion = (amount: bigint, senior: bigint, junior: bigint): bigint => (senior === 0n ? 0n : divide(amount * senior, senior + junior, "ceil"));

/**
 * The contracted revenue of the running period: a month's. The first since the draw or a hand-over may be shorter or longer than
 * a month; then it counts by days, twelve months being 365, rounded up.
 */
export function contracted({ terms, charged, begun }: LoanBook): bigint {
  if (charged > 0 && begun <= dueDayOf(terms, charged - 1)) return terms.contractedRevenue;
  const until = dueDayOf(terms, charged);
  if (addMonths(begun, 1) === until) return terms.contractedRevenue;
  return divide(terms.contractedRevenue * 12n * (until - begun), 365n, "ceil");
}

/** What of a month's revenue is owed. */
export const shareOf = ({ revenueShareBps }: LoanTerms, revenue: bigint): bigint => divide(revenue * revenueShareBps, bpsScale, "ceil");

/** What is unpaid of what has been charged, micro-dollars, exact: fee and margin are no part of it. */
export const unpaid = ({ due }: LoanBook): bigint => sum(due.map(totalOf));
/** The same of one instalment, micro-dollars. */
export const totalOf = (due: DueInstalment): bigint => due.seniorInterest + due.seniorPrincipal + due.juniorInterest + due.juniorPrincipal + due.revenue;

/** Interest and fee that no instalment has charged, micro-dollars: each was rounded up for the days since the loan was last touched. */
export const running = (book: LoanBook): bigint => book.seniorAccrued + book.juniorAccrued + book.servicingAccrued;

/** Principal that no instalment has charged, micro-dollars, exact. */
export function uncharged({ senior, junior, due }: LoanBook): { readonly senior: bigint; readonly junior: bigint } {
  return { senior: senior - sum(due.map((one) => one.seniorPrincipal)), junior: junior - sum(due.map((one) => one.juniorPrincipal)) };
}

/** What revenue has yet to repay of the schedule so far, micro-dollars, exact; 0 where it is ahead. */
export const behind = ({ scheduled, principalPaid }: LoanBook): bigint => above(scheduled, principalPaid);

/** Of the uncharged principal, what revenue that is due will repay. */
function repaidByDues(book: LoanBook): bigint {
  if (!isPureShare(book.terms)) return 0n;
  const { senior, junior } = uncharged(book);
  return least(sum(book.due.map(({ revenue }) => revenue)), behind(book), senior + junior);
}

/**
 * What a payoff of a revenue share pays besides what is due, runs and is outstanding: the share of the revenue of the months to
 * come. Each is taken for the contracted one, the running month for what has been reported of it if that is more. Where revenue
 * alone repays, this and the balloon repay the principal too: it is what they are above it, and at least what the reported
 * revenue is above the schedule. Micro-dollars, each share rounded up. Mirrors Loan.forgone().
 * @param principal that is outstanding besides what is due
 * @param repaid what revenue that is due will repay besides
 */
export function forgone(book: LoanBook, principal: bigint, repaid: bigint): bigint {
  const { terms, charged, parts } = book;
  const told = shareOf(terms, above(book.reported, book.revenueCharged));
  const share = greatest(told, shareOf(terms, contracted(book))) + shareOf(terms, terms.contractedRevenue) * BigInt(terms.months - charged - 1);
  if (!isPureShare(terms)) return share;
  const balloon = charged + 1 === terms.months ? terms.balloon : 0n;
  const scheduled = book.scheduled + (parts[charged] ?? 0n) - balloon;
  const left = least(above(scheduled, book.principalPaid + repaid), principal);
  // Of the balloon what a default has not repaid.
  return greatest(above(share + least(terms.balloon, principal), principal), above(told, left));
}

/** What is due, without what a default makes due: micro-dollars, of parts that were each rounded up. Mirrors Loan.arrears(). */
export function arrears(book: LoanBook): bigint {
  return unpaid(book) + book.servicing + book.margin + (isMatured(book) ? running(book) : 0n);
}

/**
 * What pays a loan off: what is due, what runs and what is outstanding. Of a revenue share before its last due day forgone() as well.
 * Micro-dollars, of parts that were each rounded up. Mirrors Loan.payoff().
 */
export function payoff(book: LoanBook): bigint {
  if (book.accruedTo === frozen) return owed(book);
  const now = unpaid(book) + book.servicing + book.margin + running(book);
  const { senior, junior } = uncharged(book);
  const repaid = repaidByDues(book);
  const principal = senior + junior - repaid;
  if (isMatured(book)) return isPureShare(book.terms) ? now : now + principal;
  return now + principal + forgone(book, principal, repaid);
}

/** All that is owed once a default has made everything due: micro-dollars, of parts that were each rounded up. Mirrors Loan.owed(). */
export function owed(book: LoanBook): bigint {
  const { senior, junior } = uncharged(book);
  return unpaid(book) + book.servicing + book.margin + running(book) + senior + junior - repaidByDues(book);
}

/** On which day the oldest instalment that is not fully paid was due, or the next one is; undefined where there is none any more. */
export function oldestUnpaid({ terms, paid }: LoanBook): bigint | undefined {
  return paid < terms.months ? dueDayOf(terms, paid) : undefined;
}

/**
 * The number of the first instalment by which a pure revenue share is behind its schedule, of those that have been charged; of
 * the next one where there is none. Mirrors Loan.firstBehind().
 */
export function firstBehind({ terms, senior, junior, charged, parts, scheduled, principalPaid }: LoanBook): number {
  // Paid off ahead of the schedule.
  if (senior + junior === 0n) return charged;
  const byRevenue = (index: number): bigint => (parts[index] ?? 0n) - (index + 1 === terms.months ? terms.balloon : 0n);
  let [first, soFar] = [charged, scheduled];
  while (first > 0 && soFar > principalPaid) {
    first -= 1;
    soFar -= byRevenue(first);
  }
  return first;
}

/** How far a pure revenue share is behind its schedule, leaving out what is due after `day`: micro-dollars, exact; nobody owes it. Mirrors Loan.shortfall(). */
export function scheduleShortfall(book: LoanBook, day: bigint): bigint {
  const { terms, charged, parts, scheduled, principalPaid } = book;
  if (!isPureShare(terms) || book.senior + book.junior === 0n) return 0n;
  const later = parts.slice(0, charged).filter((_, index) => dueDayOf(terms, index) > day);
  const balloon = isMatured(book) && dueDayOf(terms, charged - 1) > day ? terms.balloon : 0n;
  return above(scheduled - sum(later) + balloon, principalPaid);
}
