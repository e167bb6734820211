import type { Address } from "viem";
import type { dealSteps } from "./kinds";
import type { LogOfDeal } from "./logs";

export type DealStepKind = (typeof dealSteps)[number];

/** What a log is among a deal's steps: who did it or whom it concerns, and an amount of USDC, where it tells one. */
export type DealStepTold = { readonly kind: DealStepKind; readonly account?: Address; readonly usdc?: bigint };

/** Undefined for what is told elsewhere: where the Treasury's position stands, and an auction's beginning, which the deal tells too. */
export function dealStepOf(log: LogOfDeal): DealStepTold | undefined {
  if (log.source === "positions") return undefined;
  if (log.source === "auction") {
    if (log.name === "AuctionStarted") return undefined;
    return log.name === "TitleSold" ? { kind: "title_sold", account: log.args.buyer, usdc: log.args.price } : { kind: "auction_stopped" };
  }
  switch (log.name) {
    case "Approved":
      return { kind: "approved" };
    case "Committed":
      return { kind: "committed", account: log.args.receiver, usdc: log.args.usdc };
    case "Funded":
      return { kind: "funded", usdc: log.args.principal };
    case "Cancelled":
      return { kind: "cancelled", account: log.args.by, usdc: log.args.refundable };
    case "JuniorPaid":
      return { kind: "junior_paid", account: log.args.receiver, usdc: log.args.usdc };
    case "Drawn":
      return { kind: "drawn", account: log.args.borrower, usdc: log.args.paid };
    case "Received":
      return { kind: "received", account: log.args.from, usdc: log.args.servicing + log.args.seniorPrincipal + log.args.seniorYield + log.args.juniorPrincipal + log.args.juniorYield };
    case "Cured":
      return { kind: "cured" };
    case "Repaid":
      return { kind: "repaid" };
    case "Withdrawn":
      return { kind: "withdrawn", account: log.args.account, usdc: log.args.usdc };
    case "BreachOpened":
      return { kind: "breach_opened" };
    case "BreachClosed":
      return { kind: "breach_closed" };
    case "DefaultDeclared":
      return { kind: "default_declared", account: log.args.by };
    case "AuctionStarted":
      return { kind: "auction_started", usdc: log.args.value };
    case "Sold":
      return { kind: "sold", account: log.args.buyer, usdc: log.args.price };
    case "HandOverOffered":
      return { kind: "hand_over_offered", account: log.args.operator, usdc: log.args.principal };
    case "HandedOver":
      return { kind: "handed_over", account: log.args.operator, usdc: log.args.senior + log.args.junior };
    case "ImpairmentRealised":
      return { kind: "impairment_realised", usdc: log.args.seniorLoss };
    case "Closed":
      return { kind: "closed", usdc: log.args.seniorLoss + log.args.juniorLoss };
    case "TitleReturned":
      return { kind: "title_returned" };
  }
}
