import { breachKinds, type Deal, dealStages, lastAsk, scaledTerms } from "../../../finance/credit";
import { arrears, type DueInstalment, oldestUnpaid, owed, payoff } from "../../../finance/credit/loan";
import { loanAt } from "../../../finance/credit";
import type { DealRecord } from "../deal-record";
import type { ReportTold } from "../revenue";

const flag = (is: boolean): bigint => (is ? 1n : 0n);
const bits = (kinds: Deal["breaches"]): bigint => kinds.reduce((sum, kind) => sum | (1n << BigInt(breachKinds.indexOf(kind))), 0n);

/** What a deal is by what it told, by the names of DealLives.sol's numbers(). What came by plain transfer is in no event. */
export function numbersTold({ deal, debtor }: DealRecord, time: bigint, reports: readonly ReportTold[]): Readonly<Record<string, bigint>> {
  const { purse, auction } = deal;
  const early = {
    ...{ stage: BigInt(dealStages.indexOf(deal.stage)), debtor: BigInt(debtor), approvedAt: deal.approvedAt, handedOver: flag(deal.handedOver), unproven: flag(deal.unproven) },
    ...{ settled: BigInt(deal.settled), breaches: bits(deal.breaches), cause: bits(deal.cause), drawn: deal.drawn, defaulted: deal.defaulted, closed: deal.closed },
    ...{ breachedLtv: deal.breachedAt.ltv, breachedInsurance: deal.breachedAt.insurance, breachedTelemetry: deal.breachedAt.telemetry },
    ...{ raising: purse.raising, juniors: purse.juniors, servicing: purse.servicing, surplus: purse.surplus },
    ...{ raised: deal.raised, carrying: deal.carrying, positioned: flag(deal.positioned), principal: scaledTerms(deal).principal },
    lastAsk: auction === undefined ? 2n ** 256n - 1n : lastAsk(auction, time),
  };
  if (deal.book === undefined) return early;
  const book = loanAt(deal, { time, reports });
  const oldest = oldestUnpaid(book);
  const weighted = (part: keyof DueInstalment): bigint => book.due.reduce((sum, due, index) => sum + due[part] * BigInt(index + 1), 0n);
  return {
    ...early,
    ...{ arrears: arrears(book), payoff: payoff(book), owed: owed(book), oldestFound: flag(oldest !== undefined), oldestDay: oldest ?? 0n },
    ...{ senior: book.senior, junior: book.junior, seniorAccrued: book.seniorAccrued, juniorAccrued: book.juniorAccrued, servicingAccrued: book.servicingAccrued },
    ...{ servicingDue: book.servicing, margin: book.margin, accruedTo: book.accruedTo, charged: BigInt(book.charged), paid: BigInt(book.paid) },
    ...{ seniorBase: book.seniorBase, juniorBase: book.juniorBase, scheduled: book.scheduled, principalPaid: book.principalPaid, revenueCharged: book.revenueCharged, balloon: book.terms.balloon },
    ...{ dueSeniorInterest: weighted("seniorInterest"), dueSeniorPrincipal: weighted("seniorPrincipal"), dueJuniorInterest: weighted("juniorInterest"), dueJuniorPrincipal: weighted("juniorPrincipal") },
    ...{ dueRevenue: weighted("revenue"), chargedPrincipal: weighted("chargedPrincipal"), chargedYield: weighted("chargedYield") },
  };
}
