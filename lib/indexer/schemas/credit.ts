import { z } from "zod";
import { auctionOutcomes, dealSteps, juniorMoves, stageNames } from "../credit/kinds";
import { breachKindNames } from "./deals";
import { eventRow, eventValues } from "./event";
import { named } from "./registry";
import { address, juniorAmount, seconds, usdcAmount } from "./units";

export const dealStepRow = eventRow("DealStep", "Something that a deal told, and how it stood afterwards.", {
  kind: z.enum(dealSteps),
  account: address.nullable().describe("Who did it or whom it concerns, where the event tells that."),
  usdc: usdcAmount.nullable().describe("How much, where the event tells an amount."),
  values: eventValues,
  stage: z.enum(stageNames).describe("Afterwards, as the contract tells it; likewise all below."),
  raised: usdcAmount,
  senior: usdcAmount.describe("Outstanding principal of the stakers."),
  junior: usdcAmount.describe("Outstanding principal of the juniors."),
  carrying: usdcAmount.describe("What the Treasury carries the senior part at."),
});

export const breachRow = named("Breach", "A covenant that somebody stated to fail.", z.object({
  kind: z.enum(breachKindNames),
  openedAt: seconds,
  defaultFrom: seconds.describe("When a default may rest on it, if it still fails then."),
  closedAt: seconds.nullable().describe("Null while it is open."),
}));

const auctionFigures = {
  number: z.int().min(1).describe("Of the deal."),
  value: usdcAmount.describe("The title's value at the start; the ask falls from 120 % to 30 % of it in seven days."),
  startedAt: seconds,
  endsAt: seconds,
  outcome: z.enum(auctionOutcomes).describe("open, also once it has ended unsold, until the next one or a cure; sold; stopped: cured or paid off; restarted: another one followed."),
  endedAt: seconds.nullable(),
  buyer: address.nullable(),
  price: usdcAmount.nullable(),
  surplus: usdcAmount.nullable().describe("Of the price, what was the debtor's."),
  seniorLoss: usdcAmount.nullable().describe("The stakers' principal that the sale did not bring back."),
  juniorLoss: usdcAmount.nullable(),
} as const;
export const auctionRow = named("Auction", "An auction of a deal's machines.", z.object({ deal: address.describe("The deal's contract."), ...auctionFigures }));

export const juniorHolderRow = named("JuniorHolder", "What an account has in the junior tranche of a deal.", z.object({
  account: address,
  balance: juniorAmount.describe("Junior tokens."),
  claimable: usdcAmount.describe("USDC that it can fetch now."),
  committed: usdcAmount.describe("USDC put in."),
  claimed: usdcAmount.describe("USDC fetched of what the deal has paid out."),
  refunded: usdcAmount.describe("USDC taken back from a deal that was cancelled."),
}));

export const juniorMoveRow = eventRow("JuniorMove", "What happened to junior tokens of a deal.", {
  kind: z.enum(juniorMoves),
  account: address.describe("Who got, gave away or gave back tokens, or fetched."),
  other: address.describe("Who paid; of a transfer who got them; else who got the USDC."),
  usdc: usdcAmount.describe("USDC, or tokens of which each was one micro-dollar."),
});

export const juniorPayoutRow = eventRow("JuniorPayout", "What a deal paid out to its juniors, to whoever held tokens at that moment.", {
  usdc: usdcAmount,
  supply: juniorAmount.describe("All tokens at that moment."),
});
