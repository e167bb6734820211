import { accruedInterest } from "./interest";
import {
  above,
  contracted,
  type DueInstalment,
  dueDayOf,
  frozen,
  isMatured,
  isPureShare,
  least,
  type LoanBook,
  type LoanTerms,
  noInstalments,
  running,
  settled,
  seniorPortion,
  shareOf,
  totalOf,
  uncharged,
  unpaid,
} from "./loan";
import { instalments } from "./schedule";

/** What is known of a title's revenue before a due day begins: all that had been reported, and whether any report came since the due day before. */
export type ReportedRevenue = { readonly revenue: bigint; readonly any: boolean };
/** No report came: the period owes the share of the contracted revenue. */
export const noReport: ReportedRevenue = { revenue: 0n, any: false };

type Beginning = { readonly senior: bigint; readonly junior: bigint; readonly today: bigint; readonly reported: bigint };

/** A loan on the day of its draw; what the title earned until then is not shared. Mirrors LoanCharges.open(). */
export function openLoan(terms: LoanTerms, beginning: Beginning): LoanBook {
  return {
    ...{ terms, charged: 0, paid: 0, due: noInstalments(terms.months), ...begun(terms, 0, beginning) },
    ...{ seniorAccrued: 0n, juniorAccrued: 0n, servicingAccrued: 0n, servicing: 0n, margin: 0n, scheduled: 0n, principalPaid: 0n },
  };
}

/** Principal and schedule from a day on, for the due days that have not been charged. */
function begun(terms: LoanTerms, charged: number, { senior, junior, today, reported }: Beginning) {
  const schedule = instalments({ ...terms, principal: senior + junior, drawDay: today }, charged);
  const parts = [...Array.from({ length: charged }, () => 0n), ...schedule.map(({ principal }) => principal)];
  return { senior, junior, seniorBase: senior, juniorBase: junior, accruedTo: today, begun: today, revenueCharged: reported, reported, parts };
}

/**
 * A hand-over, once charged to the day: what is unpaid is struck out, and so much principal is repaid on the due days that
 * are left. Days whose interest was paid in advance bear none again. RangeError where none is. Mirrors LoanCharges.reschedule().
 */
export function rescheduleLoan(book: LoanBook, beginning: Beginning): LoanBook {
  if (isMatured(book)) throw new RangeError("No due day is left.");
  const balloon = least(book.terms.balloon, beginning.senior + beginning.junior);
  const opened = openLoan({ ...book.terms, balloon }, beginning);
  const due = book.due.map((one) => {
    const principal = one.seniorPrincipal + one.juniorPrincipal;
    return { ...settled, chargedPrincipal: one.chargedPrincipal - principal, chargedYield: one.chargedYield - (totalOf(one) - principal) };
  });
  const paidTo = book.charged === 0 ? beginning.today : dueDayOf(book.terms, book.charged - 1);
  const today = paidTo > beginning.today ? paidTo : beginning.today;
  return { ...opened, ...begun(opened.terms, book.charged, { ...beginning, today }), due, charged: book.charged, paid: book.charged };
}

/**
 * Brings a loan to a day: charges every instalment due by then and lets the rest run. Mirrors LoanCharges.charge().
 * @param reportOf what was known before the due day of an instalment; not asked without a revenue share
 */
export function chargeLoan(book: LoanBook, today: bigint, reportOf: (instalment: number) => ReportedRevenue = () => noReport): LoanBook {
  if (book.accruedTo === frozen) return book;
  let charged = book;
  while (!isMatured(charged) && dueDayOf(charged.terms, charged.charged) <= today) {
    const report = charged.terms.revenueShareBps === 0n ? noReport : reportOf(charged.charged);
    charged = chargeNext(charged, dueDayOf(charged.terms, charged.charged), report);
  }
  const current = accrue(charged, today);
  const isLate = current.charged > 0 && today > dueDayOf(current.terms, current.charged - 1);
  return skipPaid(isLate ? seniorFirst(current) : current);
}

/** Charges one instalment, on its day. Mirrors LoanCharges.chargeNext(). */
export function chargeNext(before: LoanBook, day: bigint, report: ReportedRevenue): LoanBook {
  const book = seniorFirst(accrue(before, day));
  const { terms, charged } = book;
  const left = uncharged(book);
  const planned = nextPart(book, left.senior + left.junior);
  const balloon = charged + 1 === terms.months ? terms.balloon : 0n;
  const principal = isPureShare(terms) ? least(balloon, planned) : planned;
  const seniorPrincipal = terms.proRata ? seniorPortion(principal, left.senior, left.junior) : least(principal, left.senior);
  const revenue = terms.revenueShareBps === 0n ? 0n : earned(book, report);
  const share = shareOf(terms, revenue);
  const next: DueInstalment = {
    seniorInterest: book.seniorAccrued,
    seniorPrincipal,
    juniorInterest: book.juniorAccrued,
    juniorPrincipal: principal - seniorPrincipal,
    revenue: share,
    chargedPrincipal: principal,
    chargedYield: book.seniorAccrued + book.juniorAccrued + share,
  };
  return {
    ...book,
    servicing: book.servicing + book.servicingAccrued,
    ...{ seniorAccrued: 0n, juniorAccrued: 0n, servicingAccrued: 0n },
    scheduled: isPureShare(terms) ? book.scheduled + (book.parts[charged] ?? 0n) - balloon : book.scheduled,
    revenueCharged: book.revenueCharged + revenue,
    due: book.due.with(charged, next),
    charged: charged + 1,
  };
}

/** Revenue that a due day charges: what was reported above what was charged before, or the contracted one of a month without a report. */
function earned(book: LoanBook, { revenue, any }: ReportedRevenue): bigint {
  return any ? above(revenue, book.revenueCharged) : contracted(book);
}

/** Principal of the next instalment, when so much has not been charged: prepayments shorten the schedule from its end. */
export function nextPart({ terms, charged, parts }: LoanBook, left: bigint): bigint {
  return charged + 1 === terms.months ? left : least(parts[charged] ?? 0n, left);
}

/** Moves on to the first instalment of which something is owed; fee, margin and, after the last day, what runs come before. */
export function skipPaid(book: LoanBook): LoanBook {
  if (book.servicing + book.margin !== 0n) return book;
  const isPaid = (index: number): boolean => {
    const due = book.due[index];
    return due !== undefined && totalOf(due) === 0n && (index + 1 < book.terms.months || running(book) === 0n);
  };
  let { paid } = book;
  while (paid < book.charged && isPaid(paid)) paid += 1;
  return { ...book, paid };
}

/** Interest, fee and margin to a day; after the last due day on what is owed alone. */
function accrue(book: LoanBook, day: bigint): LoanBook {
  const days = day - book.accruedTo;
  if (days <= 0n) return book;
  const { terms, senior, junior } = book;
  const free = uncharged(book);
  const principal = isMatured(book) ? senior + junior - free.senior - free.junior : senior + junior;
  const interest = accruedInterest({ principal, rateBps: terms.rateBps, days });
  const ofSenior = book.juniorBase === 0n ? interest : accruedInterest({ principal: senior, rateBps: terms.seniorRateBps, days });
  return {
    ...book,
    seniorAccrued: book.seniorAccrued + ofSenior,
    juniorAccrued: book.juniorAccrued + interest - ofSenior,
    servicingAccrued: book.servicingAccrued + accruedInterest({ principal, rateBps: terms.servicingFeeBps, days }),
    margin: book.margin + accruedInterest({ principal: unpaid(book), rateBps: terms.lateMarginBps, days }),
    accruedTo: day,
  };
}

/** Principal that is late goes to the senior until it is whole, oldest first. */
function seniorFirst(book: LoanBook): LoanBook {
  if (!book.terms.proRata) return book;
  let left = uncharged(book).senior;
  const due = book.due.map((one) => {
    const moved = least(one.juniorPrincipal, left);
    left -= moved;
    return { ...one, seniorPrincipal: one.seniorPrincipal + moved, juniorPrincipal: one.juniorPrincipal - moved };
  });
  return { ...book, due };
}
