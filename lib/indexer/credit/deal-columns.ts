import { type Deal, breachKinds, dealStages, scaledTerms } from "../../finance/credit";
import { oldestUnpaid } from "../../finance/credit/loan";
import type { Place } from "../place";
import { type DealRecord, recordToText } from "./deal-record";
import { amortisationNames, type dealKinds, stageNames } from "./kinds";
import type { LogOfDeal, TermsTold } from "./logs";

const bits = (kinds: Deal["breaches"]): number => kinds.reduce((sum, kind) => sum + 2 ** breachKinds.indexOf(kind), 0);

/** A stage as the index names it. */
export const stageNameOf = ({ stage }: Deal): (typeof stageNames)[number] => stageNames[dealStages.indexOf(stage)] ?? "none";

/** The terms as columns, for ever. */
export function termColumns({ juniorProRata, servicer, borrower, titleId, months, graceDays, rateBps, seniorRateBps, firstDueDay, contractHash, documents, ...told }: TermsTold) {
  const kind: (typeof dealKinds)[number] = told.revenueShareBps === 0 ? "debt" : rateBps === 0 ? "revenue_share" : "hybrid";
  return {
    ...{ borrower, servicer, titleId, kind, rateBps, seniorRateBps, months, graceDays, juniorProRata, firstDueDay, contractHash, documents },
    ...{ termPrincipal: told.principal, termJunior: told.junior, minJunior: told.minJunior, termBalloon: told.balloon, minInsurance: told.minInsurance },
    ...{ termRevenueShareBps: told.revenueShareBps, lateMarginBps: told.lateMarginBps, originationFeeBps: told.originationFeeBps, servicingFeeBps: told.servicingFeeBps },
    ...{ drawLtvBps: told.drawLtvBps, breachLtvBps: told.breachLtvBps, amortisation: amortisationNames[told.amortisation] ?? amortisationNames[0] },
    ...{ raiseDeadline: told.raiseDeadline, drawDeadline: told.drawDeadline, contractedRevenue: told.contractedRevenue, contractExpiry: told.contractExpiry },
    counterpartyClass: told.counterpartyClass,
  };
}

/** How a deal stands, as every step of it has it. */
export function standingColumns({ deal }: DealRecord) {
  const { book, purse } = deal;
  return {
    ...{ stage: stageNameOf(deal), raised: deal.raised, senior: book?.senior ?? 0n, junior: book?.junior ?? 0n, carrying: deal.carrying },
    ...{ purseRaising: purse.raising, purseJuniors: purse.juniors, purseServicing: purse.servicing, purseSurplus: purse.surplus, breaches: bits(deal.breaches) },
  };
}

/** What its own row has besides. */
export function recordColumns(record: DealRecord) {
  const { deal, debtor } = record;
  const oldest = deal.book === undefined ? undefined : oldestUnpaid(deal.book);
  return {
    ...standingColumns(record),
    ...{ debtor, principal: scaledTerms(deal).principal, charged: deal.book?.charged ?? 0, paid: deal.book?.paid ?? 0, cause: bits(deal.cause) },
    ...{ oldestDueDay: oldest === undefined ? null : Number(oldest), offerPrincipal: deal.offer?.principal ?? null, offerUntil: deal.offer === undefined ? null : Number(deal.offer.until) },
    state: recordToText(record),
  };
}

/** Times of a life that a log sets. */
export function timeColumns({ source, name }: LogOfDeal, { time }: Place) {
  if (source !== "deal") return {};
  switch (name) {
    case "Approved":
      return { approvedAt: time };
    case "Funded":
      return { fundedAt: time };
    case "Drawn":
      return { drawnAt: time };
    case "DefaultDeclared":
      return { defaultedAt: time };
    case "Cured":
      return { defaultedAt: null };
    case "HandedOver":
      return { handedOverAt: time, defaultedAt: null };
    case "Cancelled":
    case "Repaid":
    case "Sold":
    case "Closed":
      return { endedAt: time };
    default:
      return {};
  }
}

/** Sums over a life, micro-dollars. */
export type DealSums = {
  readonly paidServicing: bigint;
  readonly paidSeniorPrincipal: bigint;
  readonly paidSeniorYield: bigint;
  readonly paidJuniorPrincipal: bigint;
  readonly paidJuniorYield: bigint;
  readonly seniorLoss: bigint;
  readonly juniorLoss: bigint;
  readonly defaults: number;
};

/** What of the sums a log changes. What the Treasury carries falls by receipts, and else by losses. */
export function sumsAfter(sums: DealSums, log: LogOfDeal, before: Deal, after: Deal): Partial<DealSums> {
  if (log.source !== "deal") return {};
  if (log.name === "Received") {
    return {
      ...{ paidServicing: sums.paidServicing + log.args.servicing, paidSeniorPrincipal: sums.paidSeniorPrincipal + log.args.seniorPrincipal },
      ...{ paidSeniorYield: sums.paidSeniorYield + log.args.seniorYield, paidJuniorPrincipal: sums.paidJuniorPrincipal + log.args.juniorPrincipal },
      paidJuniorYield: sums.paidJuniorYield + log.args.juniorYield,
    };
  }
  const seniorLoss = log.name === "Drawn" ? 0n : before.carrying - after.carrying;
  const juniorLoss = log.name === "Sold" || log.name === "Closed" || log.name === "HandedOver" ? log.args.juniorLoss : 0n;
  return {
    ...{ seniorLoss: sums.seniorLoss + seniorLoss, juniorLoss: sums.juniorLoss + juniorLoss },
    defaults: sums.defaults + (log.name === "DefaultDeclared" ? 1 : 0),
  };
}
