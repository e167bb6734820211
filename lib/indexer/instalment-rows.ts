import { addMonths, dayOf, instalments, loanTermsOf, type Deal, scaledTerms } from "../finance/credit";
import type { LoanBook } from "../finance/credit/loan";
import { dayText } from "./day-text";
import type { InstalmentRow } from "./schemas/deals";

/** Planned at the draw, as the index keeps it. Micro-dollars. */
export type PlannedInstalment = { readonly plannedPrincipal: bigint; readonly plannedInterest: bigint; readonly paidAt: number | null };

/**
 * A deal's instalments: what was planned, what each asks for and what of that was paid.
 * @param planned in order; nothing for a deal that was not drawn, of which the plan is as if it were drawn on `today`
 * @param book the loan now, where it is drawn
 */
export function instalmentRows(deal: Deal, planned: readonly PlannedInstalment[], book: LoanBook | undefined, today: bigint): readonly InstalmentRow[] {
  if (book === undefined) return outlook(deal, today);
  const { terms, due, charged, paid } = book;
  return Array.from({ length: terms.months }, (_, index) => {
    const { plannedPrincipal, plannedInterest, paidAt } = planned[index] ?? { plannedPrincipal: 0n, plannedInterest: 0n, paidAt: null };
    const one = due[index];
    const isCharged = index < charged || index < paid;
    const unpaidPrincipal = (one?.seniorPrincipal ?? 0n) + (one?.juniorPrincipal ?? 0n);
    const unpaidYield = (one?.seniorInterest ?? 0n) + (one?.juniorInterest ?? 0n) + (one?.revenue ?? 0n);
    const [askedPrincipal, askedYield] = isCharged ? [one?.chargedPrincipal ?? 0n, one?.chargedYield ?? 0n] : [0n, 0n];
    return {
      ...{ number: index + 1, dueDay: dayText(addMonths(terms.firstDueDay, index)), plannedPrincipal, plannedInterest, charged: isCharged, askedPrincipal, askedYield },
      ...{ paidPrincipal: isCharged ? askedPrincipal - unpaidPrincipal : 0n, paidYield: isCharged ? askedYield - unpaidYield : 0n, paidAt: isCharged ? paidAt : null },
    };
  });
}

/** What the terms come to if the deal is drawn today, with all that juniors are asked for. */
function outlook(deal: Deal, today: bigint): readonly InstalmentRow[] {
  const { terms } = deal;
  const waits = deal.stage === "proposed" || deal.stage === "raising" || deal.stage === "funded";
  if (!waits || terms.firstDueDay < today) return [];
  const full = { terms, raised: deal.stage === "funded" ? deal.raised : terms.junior };
  const loan = { ...loanTermsOf(full), principal: scaledTerms(full).principal, drawDay: today };
  return instalments(loan).map(({ dueDay, principal, interest }, index) => ({
    ...{ number: index + 1, dueDay: dayText(dueDay), plannedPrincipal: principal, plannedInterest: interest },
    ...{ charged: false, askedPrincipal: 0n, askedYield: 0n, paidPrincipal: 0n, paidYield: 0n, paidAt: null },
  }));
}

/** The day of a moment in unix seconds. */
export const todayOf = (time: number): bigint => dayOf(BigInt(time));
