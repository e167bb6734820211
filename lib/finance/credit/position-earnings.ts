import { dayOf } from "./calendar";
import { type Deal, isPerforming, scaledTerms } from "./deal";
import { loanTermsOf } from "./deal-draw";
import type { SeniorPosition } from "./earnings";
import { above, contracted, isMatured, isPureShare, type LoanBook, shareOf } from "./loan";
import { openLoan } from "./loan-charges";

/**
 * What the stakers' part of a deal is expected to earn from now on; undefined where it earns nothing: before the draw, in default
 * and after the end. Rounded down.
 * @param book the loan at the moment (`loanAt`)
 */
export function earningPosition(deal: Deal, book: LoanBook): SeniorPosition | undefined {
  if (!isPerforming(deal) || deal.carrying === 0n) return undefined;
  const overdue = book.due.reduce((sum, { seniorInterest, seniorPrincipal }) => sum + seniorInterest + seniorPrincipal, 0n);
  const { seniorRateBps, lateMarginBps } = book.terms;
  return { carrying: deal.carrying, rateBps: seniorRateBps, revenueShare: expectedShare(book), overdue, lateMarginBps };
}

/**
 * The same of a deal that is approved and not drawn, once it is: as if juniors commit, while they may, all that the terms ask of them.
 * Undefined where it can never be drawn: its time to draw is over, or that of its raise, which has not brought the minimum.
 * @param time unix seconds
 */
export function approvedPosition(deal: Deal, time: bigint): SeniorPosition | undefined {
  const { terms } = deal;
  const raised = expectedRaise(deal, time);
  if (raised === undefined || time >= terms.drawDeadline) return undefined;
  const full = { terms, raised };
  const senior = scaledTerms(full).principal - raised;
  if (senior === 0n) return undefined;
  const book = openLoan(loanTermsOf(full), { senior, junior: raised, today: dayOf(time), reported: 0n });
  return { carrying: senior, rateBps: book.terms.seniorRateBps, revenueShare: expectedShare(book), overdue: 0n, lateMarginBps: book.terms.lateMarginBps };
}

/** What a deal before its draw will have of its juniors; undefined where it is not approved, or will be cancelled. */
function expectedRaise({ stage, raised, terms }: Deal, time: bigint): bigint | undefined {
  if (stage === "funded") return raised;
  if (stage !== "raising") return undefined;
  if (time < terms.raiseDeadline) return terms.junior;
  return raised < terms.minJunior ? undefined : raised;
}

/**
 * What the stakers get above schedule of the share of the next month's contracted revenue, micro-dollars: of a hybrid all that is
 * shared, where revenue alone repays what the schedule does not take for principal. By what the tranches began with.
 */
function expectedShare(book: LoanBook): bigint {
  const { terms, seniorBase, juniorBase } = book;
  if (terms.revenueShareBps === 0n || isMatured(book) || seniorBase === 0n) return 0n;
  const share = shareOf(terms, contracted(book));
  const scheduled = isPureShare(terms) ? nextScheduled(book) : 0n;
  return (above(share, scheduled) * seniorBase) / (seniorBase + juniorBase);
}

/** Principal that revenue is to repay with the next instalment, what it is behind with included. */
function nextScheduled({ terms, charged, parts, scheduled, principalPaid }: LoanBook): bigint {
  const balloon = charged + 1 === terms.months ? terms.balloon : 0n;
  return above(scheduled + (parts[charged] ?? 0n) - balloon, principalPaid);
}
