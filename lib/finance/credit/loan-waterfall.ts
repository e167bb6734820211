import { accruedInterest } from "./interest";
import { arrears, behind, type DueInstalment, dueDayOf, forgone, frozen, isMatured, isPureShare, least, type LoanBook, type LoanReceipt, running, seniorPortion, uncharged } from "./loan";
import { chargeNext, nextPart, noReport, skipPaid } from "./loan-charges";

// What money that comes in pays, in which order: servicing fee, late margin, then the oldest instalment first: senior
// interest, senior principal, junior interest, junior principal, revenue. Mirrors LoanWaterfall.sol; each takes a book that
// chargeLoan() has brought to the day.

/** A book as a payment left it, and where the money went. */
export type LoanPayment = { readonly book: LoanBook; readonly receipt: LoanReceipt };

type Amount = "senior" | "junior" | "seniorAccrued" | "juniorAccrued" | "servicingAccrued" | "servicing" | "margin";
type Account = Exclude<keyof LoanReceipt, "rest">;
type Step = (payment: LoanPayment) => LoanPayment;

const received = (book: LoanBook, amount: bigint): LoanPayment => ({
  book,
  receipt: { servicing: 0n, seniorPrincipal: 0n, seniorYield: 0n, juniorPrincipal: 0n, juniorYield: 0n, rest: amount },
});
const inOrder = (payment: LoanPayment, steps: readonly Step[]): LoanPayment => steps.reduce((current, step) => step(current), payment);
/** The instalments that are not fully paid, by number. */
const open = ({ paid, charged }: LoanBook): readonly number[] => Array.from({ length: charged - paid }, (_, index) => paid + index);

function credited(receipt: LoanReceipt, account: Account, amount: bigint): LoanReceipt {
  return { ...receipt, [account]: receipt[account] + amount, rest: receipt.rest - amount };
}

/** Pays an amount of the book as far as the money reaches. */
const claim =
  (amount: Amount, account: Account): Step =>
  ({ book, receipt }) => {
    const taken = least(receipt.rest, book[amount]);
    return { book: { ...book, [amount]: book[amount] - taken }, receipt: credited(receipt, account, taken) };
  };

function reduced(book: LoanBook, index: number, part: keyof DueInstalment, amount: bigint): LoanBook {
  return { ...book, due: book.due.map((due, at) => (at === index ? { ...due, [part]: due[part] - amount } : due)) };
}

/** What is left to take of a part of an instalment. */
const takenOf = ({ book, receipt }: LoanPayment, index: number, part: keyof DueInstalment): bigint => least(receipt.rest, book.due[index]?.[part] ?? 0n);

const interest =
  (index: number, part: "seniorInterest" | "juniorInterest", account: Account): Step =>
  (payment) => {
    const taken = takenOf(payment, index, part);
    return { book: reduced(payment.book, index, part, taken), receipt: credited(payment.receipt, account, taken) };
  };

const principal =
  (index: number, tranche: "senior" | "junior"): Step =>
  (payment) => {
    const part = `${tranche}Principal` as const;
    const taken = takenOf(payment, index, part);
    const book = reduced(payment.book, index, part, taken);
    return { book: { ...book, [tranche]: book[tranche] - taken }, receipt: credited(payment.receipt, part, taken) };
  };

/** Yield that is no interest: by what the tranches began with. */
function shared(receipt: LoanReceipt, { seniorBase, juniorBase }: LoanBook, amount: bigint): LoanReceipt {
  const ofSenior = seniorPortion(amount, seniorBase, juniorBase);
  return credited(credited(receipt, "seniorYield", ofSenior), "juniorYield", amount - ofSenior);
}

/** Where revenue alone repays, it is principal up to the schedule so far. */
const revenue =
  (index: number, today: bigint): Step =>
  (payment) => {
    const taken = takenOf(payment, index, "revenue");
    const book = reduced(payment.book, index, "revenue", taken);
    if (!isPureShare(book.terms)) return { book, receipt: shared(payment.receipt, book, taken) };
    const { senior, junior } = uncharged(book);
    const repaid = least(taken, behind(book), senior + junior);
    const alike = book.terms.proRata && today <= dueDayOf(book.terms, index);
    const ofSenior = alike ? seniorPortion(repaid, senior, junior) : least(repaid, senior);
    const ofJunior = repaid - ofSenior;
    const receipt = credited(credited(payment.receipt, "seniorPrincipal", ofSenior), "juniorPrincipal", ofJunior);
    return {
      book: { ...book, senior: book.senior - ofSenior, junior: book.junior - ofJunior, principalPaid: book.principalPaid + repaid },
      receipt: shared(receipt, book, taken - repaid),
    };
  };

const runningFee = claim("servicingAccrued", "servicing");
const runningSenior = claim("seniorAccrued", "seniorYield");
const runningJunior = claim("juniorAccrued", "juniorYield");

function fees(payment: LoanPayment, withRunning: boolean): LoanPayment {
  const margin = claim("margin", payment.book.seniorBase === 0n ? "juniorYield" : "seniorYield");
  return inOrder(payment, [claim("servicing", "servicing"), ...(withRunning ? [runningFee] : []), margin]);
}

/** What runs after the last due day belongs to the last instalment. */
function instalment({ terms }: LoanBook, index: number, today: bigint): readonly Step[] {
  const isLast = index + 1 === terms.months;
  return [
    ...[interest(index, "seniorInterest", "seniorYield"), ...(isLast ? [runningSenior] : []), principal(index, "senior")],
    ...[interest(index, "juniorInterest", "juniorYield"), ...(isLast ? [runningJunior] : []), principal(index, "junior")],
    revenue(index, today),
  ];
}

function dues(payment: LoanPayment, today: bigint): LoanPayment {
  const { book } = payment;
  const paid = inOrder(
    fees(payment, isMatured(book)),
    open(book).flatMap((index) => instalment(book, index, today)),
  );
  return { ...paid, book: skipPaid(paid.book) };
}

/** A debt that is repaid has no due day any more. */
function finished({ book, receipt }: LoanPayment): LoanPayment {
  const isRepaid = book.terms.revenueShareBps === 0n && book.paid === book.charged && book.senior + book.junior + running(book) === 0n;
  return { book: isRepaid ? withoutDueDays(book) : book, receipt };
}
const withoutDueDays = (book: LoanBook): LoanBook => ({ ...book, charged: book.terms.months, paid: book.terms.months });

/** What the next instalment takes in advance; undefined where it cannot be paid: one is the most, and a share of revenue is not known. */
function nextInAdvance(book: LoanBook, today: bigint): bigint | undefined {
  const { terms, charged, accruedTo } = book;
  if (terms.revenueShareBps !== 0n || book.paid < charged || isMatured(book) || accruedTo > today) return undefined;
  const outstanding = book.senior + book.junior;
  const days = dueDayOf(terms, charged) - accruedTo;
  const accrued = [terms.rateBps, terms.servicingFeeBps].map((rateBps) => accruedInterest({ principal: outstanding, rateBps, days }));
  return accrued.reduce((total, one) => total + one, running(book) + nextPart(book, outstanding));
}

/**
 * Pays what is due and, if it can be paid in full, the next instalment as on its due day: with interest until then. In full
 * or not at all: else a stranger's micro-dollar would charge the borrower with a month's interest. Mirrors LoanWaterfall.pay().
 */
export function payLoan(book: LoanBook, today: bigint, amount: bigint): LoanPayment {
  const paid = dues(received(book, amount), today);
  const needed = nextInAdvance(paid.book, today);
  if (needed === undefined || paid.receipt.rest < needed) return finished(paid);
  const day = dueDayOf(book.terms, paid.book.charged);
  return finished(dues({ ...paid, book: chargeNext(paid.book, day, noReport) }, day));
}

/**
 * Pays what is due, what runs, then principal from the end of the schedule, the senior's first; of a revenue share what is
 * due, and then all that a payoff takes or nothing. Mirrors LoanWaterfall.prepay().
 */
export function prepayLoan(before: LoanBook, today: bigint, amount: bigint): LoanPayment {
  const paid = dues(received(before, amount), today);
  const { book, receipt } = paid;
  if (book.paid < book.charged || isMatured(book)) return paid;
  const steps = [runningFee, runningSenior, runningJunior, claim("senior", "seniorPrincipal"), claim("junior", "juniorPrincipal")];
  if (book.terms.revenueShareBps === 0n) return finished(inOrder(paid, steps));
  const outstanding = book.senior + book.junior;
  const toCome = forgone(book, outstanding, 0n);
  if (receipt.rest < running(book) + outstanding + toCome) return paid;
  const off = inOrder({ book, receipt: shared(receipt, book, toCome) }, steps);
  return { ...off, book: withoutDueDays(off.book) };
}

/** Principal that was paid with acceleration shrinks the instalments that asked for it, and above that does what revenue was to do. */
function shrunk(before: LoanBook, paid: bigint, part: "seniorPrincipal" | "juniorPrincipal"): LoanBook {
  const spread = (book: LoanBook, amount: bigint, of: keyof DueInstalment): readonly [LoanBook, bigint] =>
    open(book).reduce<readonly [LoanBook, bigint]>(
      ([current, left], index) => {
        const taken = least(left, current.due[index]?.[of] ?? 0n);
        return [reduced(current, index, of, taken), left - taken];
      },
      [book, amount],
    );
  const [book, left] = spread(before, paid, part);
  if (!isPureShare(book.terms)) return book;
  const [covered] = spread(book, least(left, behind(book)), "revenue");
  return { ...covered, principalPaid: book.principalPaid + left };
}

/** Pays the principal of a tranche, whatever of it is due. */
const whole =
  (tranche: "senior" | "junior"): Step =>
  (payment) => {
    const paid = claim(tranche, `${tranche}Principal`)(payment);
    return { ...paid, book: shrunk(paid.book, payment.book[tranche] - paid.book[tranche], `${tranche}Principal`) };
  };

/** After a default everything is due, all senior before any junior, revenue last. Mirrors LoanWaterfall.accelerated(). */
export function accelerateLoan(book: LoanBook, amount: bigint): LoanPayment {
  const list = open(book);
  const late: Step = (payment) =>
    inOrder(
      payment,
      list.map((index) => (current: LoanPayment) => {
        const taken = takenOf(current, index, "revenue");
        return { book: reduced(current.book, index, "revenue", taken), receipt: shared(current.receipt, current.book, taken) };
      }),
    );
  const paid = inOrder(fees(received(book, amount), true), [
    ...list.map((index) => interest(index, "seniorInterest", "seniorYield")),
    ...[runningSenior, whole("senior")],
    ...list.map((index) => interest(index, "juniorInterest", "juniorYield")),
    ...[runningJunior, whole("junior"), late],
  ]);
  return { ...paid, book: skipPaid(paid.book) };
}

/** Proceeds of a sale, as accelerateLoan(); nothing runs and nothing is charged from then on. Mirrors LoanWaterfall.settle(). */
export function settleLoan(book: LoanBook, amount: bigint): LoanPayment {
  const { book: paid, receipt } = accelerateLoan(book, amount);
  return { book: { ...paid, accruedTo: frozen }, receipt };
}

/** Strikes out what revenue did not repay and nobody owes. RangeError while something is owed or to come. Mirrors LoanWaterfall.close(). */
export function closeLoan(book: LoanBook): { readonly book: LoanBook; readonly senior: bigint; readonly junior: bigint } {
  if (book.paid < book.terms.months) throw new RangeError(`So much is due: ${arrears(book)}, or instalments are to come.`);
  return { book: { ...book, senior: 0n, junior: 0n }, senior: book.senior, junior: book.junior };
}
