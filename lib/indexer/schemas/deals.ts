import { z } from "zod";
import { amortisations } from "../../finance/credit/schedule";
import { named } from "./registry";
import { address, bps, day, hash, price, seconds, usdcAmount } from "./units";

export const dealKinds = ["debt", "revenue-share", "hybrid"] as const;
/** Stages that the contracts remember, and `late`, which follows from time alone. */
export const dealStates = ["proposed", "raising", "funded", "active", "late", "defaulted", "liquidating", "handed-over", "repaid", "closed", "cancelled"] as const;

const figures = {
  number: z.int().min(1).describe("Number of the deal, in the order in which they were proposed."),
  address: address.describe("The deal's own contract: one isolated vehicle."),
  token: address.describe("Its junior token."),
  kind: z.enum(dealKinds).describe("debt: interest and principal by schedule; revenue-share: a share of the machines' revenue repays; hybrid: both."),
  state: z.enum(dealStates).describe("The stage that the contract tells, or late: an instalment is overdue by now and no default was declared."),
  titleId: z.int().min(1).describe("Number of the pledged title."),
  borrower: address.describe("Who proposed it."),
  principal: usdcAmount.describe("Senior and junior together, by the terms."),
  junior: usdcAmount.describe("Of the principal, what juniors are asked for."),
  raised: usdcAmount.describe("Of that, what juniors have committed."),
  months: z.int().min(1).describe("Number of instalments."),
  rateBps: bps.describe("What the borrower pays a year; 0 for a pure revenue share."),
  seniorRateBps: bps.describe("Of that, what the stakers' part earns."),
  revenueShareBps: bps.describe("Of the machines' revenue; 0 for pure debt."),
  firstDueDay: day,
  lastDueDay: day,
  proposedAt: seconds,
  drawnAt: seconds.nullable().describe("Null before the draw."),
  outstandingSenior: usdcAmount.describe("Principal that is not repaid."),
  outstandingJunior: usdcAmount,
  carrying: usdcAmount.describe("What the Treasury carries the senior part at."),
  impairment: usdcAmount.describe("What of that counts as lost now, by the formula."),
  arrears: usdcAmount.describe("What is due and unpaid."),
  daysLate: z.int().min(0).describe("Since the oldest instalment that is not fully paid was due; 0 where none is."),
  nextDueDay: day.nullable().describe("When the oldest unpaid instalment was due, or the next one is; null where none is to come."),
} as const;

export const dealRow = named("DealRow", "A deal in the list, as it stands at this block.", z.object(figures));

export const instalmentSchema = named("Instalment", "An instalment: what was planned, what it asks for, and what of that was paid.", z.object({
  number: z.int().min(1),
  dueDay: day,
  plannedPrincipal: usdcAmount.describe("By the terms, if everything is paid when it is due."),
  plannedInterest: usdcAmount.describe("Likewise. A share of revenue is known on the due day only, and is not in it."),
  charged: z.boolean().describe("Whether it has become due or was paid ahead."),
  askedPrincipal: usdcAmount.describe("What it asks for, once charged."),
  askedYield: usdcAmount.describe("Interest and revenue that it asks for, once charged."),
  paidPrincipal: usdcAmount,
  paidYield: usdcAmount,
  paidAt: seconds.nullable().describe("Since when nothing of it is unpaid; null while something is, and before it asks for anything."),
}));

export const paymentRow = named("Payment", "A payment to a deal, and where it went.", z.object({
  time: seconds,
  block: z.int().min(0),
  transaction: hash,
  payer: address,
  amount: usdcAmount.describe("All that was taken; what would have been too much was returned."),
  servicing: usdcAmount.describe("Of it, to the servicer."),
  seniorPrincipal: usdcAmount,
  seniorYield: usdcAmount,
  juniorPrincipal: usdcAmount,
  juniorYield: usdcAmount,
}));

export const breachKindNames = ["ltv", "insurance", "telemetry"] as const;

export const dealSchema = named("Deal", "A deal with its terms and its schedule.", z.object({
  ...figures,
  debtor: address.describe("Who owes: after a hand-over the operator."),
  terms: z.object({
    servicer: address.nullable(),
    minJunior: usdcAmount.describe("With less the deal is cancelled."),
    balloon: usdcAmount.describe("Of the principal, what is only due on the last day."),
    minInsurance: usdcAmount.describe("Cover that the title must have."),
    lateMarginBps: bps.describe("A year, on what is overdue, besides the rate."),
    originationFeeBps: bps.describe("Kept at the draw for the protocol's surplus."),
    servicingFeeBps: bps.describe("A year, on outstanding principal."),
    drawLtvBps: bps.describe("Most of the collateral's value that is lent."),
    breachLtvBps: bps.describe("Above this the covenant is broken."),
    graceDays: z.int().min(0).describe("After a due day, before default may be declared."),
    amortisation: z.enum(amortisations),
    juniorProRata: z.boolean().describe("Whether juniors' principal is repaid beside the senior's while nothing is late."),
    raiseDeadline: seconds,
    drawDeadline: seconds,
    contractedRevenue: usdcAmount.describe("A month's revenue by the service contract."),
    contractExpiry: seconds,
    counterpartyClass: z.int().min(0),
    contractHash: hash,
    documents: hash,
  }),
  now: z.object({
    payoff: usdcAmount.nullable().describe("What would pay everything off at this block; null before the draw and after the end."),
    collateral: usdcAmount.describe("What the collateral counts for."),
    ltv: price.nullable().describe("Outstanding principal over that, 1e18 is all of it; null where either is missing."),
    openBreaches: z.array(z.enum(breachKindNames)).describe("Covenants whose breach is open."),
  }),
  schedule: z.array(instalmentSchema),
}));
export type DealRow = z.output<typeof dealRow>;
export type DealDetail = z.output<typeof dealSchema>;
export type InstalmentRow = z.output<typeof instalmentSchema>;
