import type { DealRecord } from "./deal-record";
import { type Known, withDeal } from "./follow";
import { breachClosed, breachOpened, cured, defaultDeclared, positionMoved, type Receipt, received, repaid } from "./follow-payments";
import { approved, cancelled, committed, drawn, juniorPaid, withdrawn } from "./follow-raise";
import { auctionOpened, closed, handedOver, handOverOffered, impairmentRealised, liquidating, sold } from "./follow-workout";
import type { LogOfDeal } from "./logs";

/** A deal after what it told, and of a receipt how it was booked; where that is not sure, only the chain can say what the loan is. */
export type Followed = { readonly record: DealRecord; readonly receipt?: Omit<Receipt, "record"> };

/**
 * A deal after one more of its logs, in the order of the chain. Mirrors the contracts by lib/finance, from what they tell alone.
 * RangeError for what they cannot tell, such as money before the draw.
 */
export function dealAfter(record: DealRecord, log: LogOfDeal, known: Known): Followed {
  if (log.source === "positions") return { record: positionMoved(record, known) };
  if (log.source === "auction") return { record: afterAuction(record, log, known) };
  if (log.name === "Received") {
    const { record: next, ...receipt } = received(record, log.args, known);
    return { record: next, receipt };
  }
  return { record: afterDeal(record, log, known) };
}

function afterAuction(record: DealRecord, log: Extract<LogOfDeal, { source: "auction" }>, known: Known): DealRecord {
  if (log.name === "AuctionStarted") return auctionOpened(record, log.args, known);
  if (log.name === "AuctionStopped") return withDeal(record, { auction: undefined });
  return { ...record, isSelling: true };
}

function afterDeal(record: DealRecord, log: Exclude<Extract<LogOfDeal, { source: "deal" }>, { name: "Received" }>, known: Known): DealRecord {
  switch (log.name) {
    case "Approved":
      return approved(record, known);
    case "Committed":
      return committed(record, log.args);
    case "Funded":
      return withDeal(record, { stage: "funded" });
    case "Cancelled":
      return cancelled(record, log.args);
    case "JuniorPaid":
      return juniorPaid(record, log.args);
    case "Drawn":
      return drawn(record, log.args, known);
    case "Withdrawn":
      return withdrawn(record, log.args, known);
    case "BreachOpened":
      return breachOpened(record, log.args, known);
    case "BreachClosed":
      return breachClosed(record, log.args, known);
    case "DefaultDeclared":
      return defaultDeclared(record, log.args, known);
    case "Cured":
      return cured(record, known);
    case "Repaid":
      return repaid(record, known);
    case "AuctionStarted":
      return liquidating(record, known);
    case "Sold":
      return sold(record, log.args, known);
    case "HandOverOffered":
      return handOverOffered(record, log.args);
    case "HandedOver":
      return handedOver(record, log.args, known);
    case "ImpairmentRealised":
      return impairmentRealised(record, log.args);
    case "Closed":
      return closed(record, known);
    case "TitleReturned":
      return record;
  }
}
