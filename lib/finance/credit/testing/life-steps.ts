import { arrears, dueDayOf, type LoanBook, oldestUnpaid, owed, payoff } from "../loan";
import type { Dice } from "./dice";

/** In the order of LoanLives.sol's Kind. */
export const stepKinds = ["wait", "pay", "prepay", "accelerate", "settle", "reschedule", "close"] as const;
export type Step = { readonly kind: (typeof stepKinds)[number]; readonly day: bigint; readonly amount: bigint; readonly junior: bigint };
export type Stage = "active" | "defaulted" | "sold";

/** The day of the next step: often a due day or one beside it, sometimes much later. */
export function nextDay(book: LoanBook, today: bigint, dice: Dice): bigint {
  const due = oldestUnpaid(book) ?? dueDayOf(book.terms, book.terms.months - 1);
  const next = due > today ? due : dueDayOf(book.terms, Math.min(book.charged, book.terms.months - 1));
  const day = dice.pick([today, today + dice.big(0n, 10n), next, next, next, next + 1n, next - 1n, today + dice.big(0n, 70n), dice.once(8) ? today + 400n : next]);
  return day > today ? day : today;
}

const part = (amount: bigint, dice: Dice): bigint => (amount * dice.big(0n, 1_000n)) / 1_000n;
const beside = (amount: bigint, dice: Dice): bigint => {
  const moved = amount + dice.pick([-1n, 0n, 0n, 0n, 1n]);
  return moved > 0n ? moved : 0n;
};

/** What happens to a loan that has been brought to the day; amounts around what is due, what pays off and what is owed come often. */
export function anyStep(book: LoanBook, stage: Stage, day: bigint, dice: Dice): { readonly step: Step; readonly stage: Stage } {
  const step = (kind: Step["kind"], amount = 0n, junior = 0n): Step => ({ kind, day, amount, junior });
  const due = arrears(book);
  if (stage === "sold") return { step: step("accelerate", beside(part(owed(book), dice), dice)), stage };
  if (stage === "defaulted") return inDefault(book, day, dice);
  if (due > 0n && (oldestUnpaid(book) ?? day) < day && dice.once(5)) return { step: step("accelerate", part(due, dice)), stage: "defaulted" };
  if (book.paid === book.terms.months && dice.once(2)) return { step: step("close"), stage };
  // Whoever has paid ahead can default by a covenant.
  if (book.accruedTo > day && canBeHandedOver(book) && dice.once(4)) return { step: handOver(book, day, dice), stage };
  const off = payoff(book);
  const amount = dice.pick([beside(due, dice), beside(due, dice), part(due, dice), part(due, dice), due + part(off, dice), due + part(off / 10n, dice), 2n * due, dice.big(0n, 2n)]);
  const isAboveContract = book.reported > book.revenueCharged + book.terms.contractedRevenue;
  if (isAboveContract && dice.once(2)) return { step: step("prepay", beside(off, dice)), stage };
  if (dice.once(7)) return { step: step("prepay", dice.pick([beside(off, dice), part(off, dice), due + part(off / 5n, dice), part(due, dice)])), stage };
  return { step: dice.once(9) ? step("wait") : step("pay", amount), stage };
}

function inDefault(book: LoanBook, day: bigint, dice: Dice): { readonly step: Step; readonly stage: Stage } {
  const [due, all] = [arrears(book), owed(book)];
  const way = dice.pick(["cure", "accelerate", "accelerate", "settle", "hand over"]);
  if (way === "cure") return { step: { kind: "pay", day, amount: due + part(due / 3n, dice), junior: 0n }, stage: "active" };
  if (way === "settle") return { step: { kind: "settle", day, amount: dice.pick([part(all, dice), part(all, dice), beside(all, dice), all + part(all, dice)]), junior: 0n }, stage: "sold" };
  if (way === "hand over" && canBeHandedOver(book)) return { step: handOver(book, day, dice), stage: "active" };
  return { step: { kind: "accelerate", day, amount: dice.pick([part(due, dice), part(due, dice), part(all, dice), beside(due, dice)]), junior: 0n }, stage: "defaulted" };
}

const canBeHandedOver = ({ charged, terms, senior, junior }: LoanBook): boolean => charged < terms.months && senior + junior > 0n;

function handOver(book: LoanBook, day: bigint, dice: Dice): Step {
  const kept = dice.big(1n, book.senior + book.junior);
  const senior = kept < book.senior ? kept : book.senior;
  return { kind: "reschedule", day, amount: senior, junior: kept - senior };
}
