import { type Deal, startOfDay } from "../../finance/credit";
import { dueDayOf } from "../../finance/credit/loan";

/** Revenue of a title in all, by when it was submitted: unix seconds and micro-dollars. */
export type ReportTold = { readonly time: bigint; readonly revenue: bigint };

/**
 * After which second reports of revenue matter to a deal's loan: what was submitted by then has been charged. Undefined where
 * no revenue is shared.
 */
export function reportsMatterAfter({ book }: Deal): bigint | undefined {
  if (book === undefined || book.terms.revenueShareBps === 0n) return undefined;
  return book.charged === 0 ? 0n : startOfDay(dueDayOf(book.terms, book.charged - 1)) - 1n;
}

/** Of all reports those that matter; where none came since, the last one, which a payoff looks at. */
export function recentReports(deal: Deal, all: readonly ReportTold[]): readonly ReportTold[] {
  const after = reportsMatterAfter(deal);
  const recent = after === undefined ? [] : all.filter(({ time }) => time > after);
  return recent.length > 0 ? recent : all.slice(-1);
}
