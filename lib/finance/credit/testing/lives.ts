import { startOfDay } from "../calendar";
import { arrears, dueDayOf, type LoanBook, type LoanReceipt, oldestUnpaid, owed, payoff, scheduleShortfall } from "../loan";
import { chargeLoan, openLoan, type ReportedRevenue, rescheduleLoan } from "../loan-charges";
import { accelerateLoan, closeLoan, type LoanPayment, payLoan, prepayLoan, settleLoan } from "../loan-waterfall";
import { diceOf } from "./dice";
import { edgesOf, traitsOf } from "./life-branches";
import { anyStep, nextDay, type Stage, type Step } from "./life-steps";
import { anyBeginning, type Beginning } from "./life-terms";

export type Life = {
  readonly beginning: Beginning;
  readonly steps: readonly Step[];
  /** What each step leaves, in the order of LoanLives.sol's live(). */
  readonly numbers: readonly (readonly bigint[])[];
  readonly traits: readonly string[];
  readonly edges: ReadonlySet<string>;
};

const nothing: LoanReceipt = { servicing: 0n, seniorPrincipal: 0n, seniorYield: 0n, juniorPrincipal: 0n, juniorYield: 0n, rest: 0n };
const noonOf = (day: bigint): bigint => startOfDay(day) + 43_200n;

/** A loan of any terms, and five to forty steps of its life as the mirror sees it. */
export function lifeOf(seed: number): Life {
  const dice = diceOf(seed);
  const beginning = anyBeginning(dice);
  const { terms, senior, junior, drawDay, reported } = beginning;
  let book = openLoan(terms, { senior, junior, today: drawDay, reported });
  let [day, stage, began]: [bigint, Stage, bigint] = [drawDay, "active", drawDay];
  const life = { steps: [] as Step[], numbers: [] as (readonly bigint[])[], edges: new Set<string>() };
  for (let left = dice.whole(5, 40); left > 0; left -= 1) {
    day = nextDay(book, day, dice);
    const known = terms.revenueShareBps === 0n ? 0n : revenueBy(beginning.reports, noonOf(day));
    const before = { ...chargeLoan(book, day, reportsSince(beginning, began)), reported: known };
    const { step, stage: next } = anyStep(before, stage, day, dice);
    const { book: after, receipt } = passed(before, step);
    if (step.kind === "reschedule") began = day;
    for (const edge of edgesOf({ last: book, before, after, step, receipt })) life.edges.add(edge);
    life.steps.push(step);
    // A wait leaves nothing in storage: the next step starts from what was there.
    life.numbers.push(numbersOf(receipt, chargeLoan(after, day), day));
    book = step.kind === "wait" ? book : after;
    stage = next;
  }
  return { beginning, traits: traitsOf(beginning), ...life };
}

function passed(book: LoanBook, step: Step): LoanPayment {
  const { day, amount, junior } = step;
  if (step.kind === "wait") return { book, receipt: nothing };
  if (step.kind === "pay") return payLoan(book, day, amount);
  if (step.kind === "prepay") return prepayLoan(book, day, amount);
  if (step.kind === "accelerate") return accelerateLoan(book, amount);
  if (step.kind === "settle") return settleLoan(book, amount);
  if (step.kind === "reschedule") return { book: rescheduleLoan(book, { senior: amount, junior, today: day, reported: book.reported }), receipt: nothing };
  const closed = closeLoan(book);
  return { book: closed.book, receipt: { ...nothing, seniorPrincipal: closed.senior, juniorPrincipal: closed.junior } };
}

const revenueBy = (reports: Beginning["reports"], time: bigint): bigint => reports.findLast((report) => report.time <= time)?.revenue ?? 0n;

/** What was known before each due day, when reports count from the day after one. */
function reportsSince({ terms, reports }: Beginning, began: bigint): (instalment: number) => ReportedRevenue {
  const before = (day: bigint): bigint => startOfDay(day) - 1n;
  return (instalment) => {
    const until = before(dueDayOf(terms, instalment));
    const last = instalment === 0 ? 0n : before(dueDayOf(terms, instalment - 1));
    const since = last > before(began + 1n) ? last : before(began + 1n);
    return { revenue: revenueBy(reports, until), any: reports.some(({ time }) => time > since && time <= until) };
  };
}

function numbersOf(receipt: LoanReceipt, book: LoanBook, day: bigint): readonly bigint[] {
  const oldest = oldestUnpaid(book);
  const weighted = (part: keyof LoanBook["due"][number]): bigint => book.due.reduce((sum, due, index) => sum + due[part] * BigInt(index + 1), 0n);
  return [
    ...[receipt.servicing, receipt.seniorPrincipal, receipt.seniorYield, receipt.juniorPrincipal, receipt.juniorYield, receipt.rest],
    ...[book.senior, book.junior, book.seniorAccrued, book.juniorAccrued, book.servicingAccrued, book.servicing, book.margin, book.accruedTo],
    ...[BigInt(book.charged), BigInt(book.paid), book.seniorBase, book.juniorBase, book.scheduled, book.principalPaid, book.revenueCharged],
    ...[arrears(book), payoff(book), owed(book), oldest === undefined ? 0n : 1n, oldest ?? 0n, book.terms.balloon],
    ...[scheduleShortfall(book, day), scheduleShortfall(book, day > 10n ? day - 10n : 0n)],
    ...[weighted("seniorInterest"), weighted("seniorPrincipal"), weighted("juniorInterest"), weighted("juniorPrincipal"), weighted("revenue")],
    ...[weighted("chargedPrincipal"), weighted("chargedYield")],
  ];
}
