import { instalments, isShareOnly, type Deal } from "../../finance/credit";
import { dueDayOf, isMatured, least, type LoanBook, totalOf, uncharged } from "../../finance/credit/loan";

/** An instalment as the loan has it: what is scheduled, and of what it was charged with what was paid. Micro-dollars; interest holds a share of revenue too. */
export type InstalmentRow = {
  readonly number: number;
  readonly scheduledPrincipal: bigint;
  readonly isCharged: boolean;
  readonly chargedPrincipal: bigint;
  readonly chargedYield: bigint;
  readonly paidPrincipal: bigint;
  readonly paidYield: bigint;
  readonly isPaid: boolean;
};

/** Every instalment, from 1. Prepayments leave later ones less to ask for. */
export function instalmentRows(book: LoanBook): readonly InstalmentRow[] {
  const { senior, junior } = uncharged(book);
  const isShare = book.terms.rateBps === 0n;
  let left = isMatured(book) ? 0n : senior + junior;
  return book.due.map((due, index) => {
    const unpaidPrincipal = due.seniorPrincipal + due.juniorPrincipal;
    const isCharged = index < book.charged;
    const part = book.parts[index] ?? 0n;
    const next = index + 1 === book.terms.months ? left : least(part, left);
    if (!isCharged) left -= next;
    return {
      ...{ number: index + 1, isCharged, isPaid: index < book.paid, chargedPrincipal: due.chargedPrincipal, chargedYield: due.chargedYield },
      scheduledPrincipal: isShare ? part : isCharged ? due.chargedPrincipal : next,
      paidPrincipal: due.chargedPrincipal - unpaidPrincipal,
      paidYield: due.chargedYield - (totalOf(due) - unpaidPrincipal),
    };
  });
}

const figures = ["scheduledPrincipal", "isCharged", "isPaid", "chargedPrincipal", "chargedYield", "paidPrincipal", "paidYield"] as const;

/** What changed of instalments, and what of it was paid: principal and yield, micro-dollars. */
export type InstalmentChange = { readonly row: InstalmentRow; readonly principal: bigint; readonly yield: bigint; readonly hasJustBeenPaid: boolean };

/** Instalments that are not as they were. */
export function instalmentChanges(before: LoanBook | undefined, after: LoanBook | undefined): readonly InstalmentChange[] {
  if (before === undefined || after === undefined || before === after) return [];
  const old = instalmentRows(before);
  return instalmentRows(after).flatMap((row, index): readonly InstalmentChange[] => {
    const was = old[index];
    if (was === undefined || figures.every((figure) => was[figure] === row[figure])) return [];
    return [{ row, principal: row.paidPrincipal - was.paidPrincipal, yield: row.paidYield - was.paidYield, hasJustBeenPaid: row.isPaid && !was.isPaid }];
  });
}

/** What a deal that has just drawn plans: a share of revenue alone has no interest. */
export function plannedInstalments({ book, drawn, ...deal }: Deal, today: bigint): readonly { readonly number: number; readonly dueDay: number; readonly plannedPrincipal: bigint; readonly plannedInterest: bigint }[] {
  if (book === undefined || drawn === 0n) return [];
  const planned = instalments({ ...book.terms, principal: book.senior + book.junior, drawDay: today });
  return planned.map(({ principal, interest }, index) => ({
    ...{ number: index + 1, dueDay: Number(dueDayOf(book.terms, index)), plannedPrincipal: principal },
    plannedInterest: isShareOnly(deal) ? 0n : interest,
  }));
}
