import { z } from "zod";
import { named } from "./registry";
import { aprPartsSchema } from "./summary";
import { aidAmount, bps, price, rate, seconds, shareAmount, usdcAmount } from "./units";

// Every row is what one block said: the first that was looked at in an hour or a day. A time without a block has no row.

const at = {
  time: seconds.describe("When the block was made, unix seconds."),
  block: z.int().min(0).describe("The block that the row is of."),
} as const;

export const sharePriceRow = named("SharePriceRow", "Prices of sAID at a block.", z.object({
  ...at,
  entry: price.describe("AID per sAID for those who enter."),
  exit: price.describe("AID per sAID for those who leave."),
}));

export const aprRow = named("AprRow", "The yield of sAID at a block in each of its meanings, as yearly rates without compounding. None is a promise.", z.object({
  ...at,
  days7: rate.nullable().describe("Earned over the 7 days before, by the share price; null where history is shorter."),
  days30: rate.nullable().describe("Earned over the 30 days before; null where history is shorter."),
  days90: rate.nullable().describe("Earned over the 90 days before; null where history is shorter."),
  sinceStart: rate.nullable().describe("Earned since the first price; null at that one."),
  running: aprPartsSchema.nullable().describe("What the book of then would pay over the next 30 days; null while nothing was staked."),
  expected: aprPartsSchema.nullable().describe("The same once deals that were approved and not drawn are active; null where they could not all be paid for."),
  target: bps.describe("The wish of governance (Treasury.targetApr), not a forecast."),
  billRate: rate.nullable().describe("Yearly rate of the T-bills that both count with; null where it was not known."),
}));

export const balanceSheetRow = named("BalanceSheetRow", "The balance sheet at a block.", z.object({
  ...at,
  cash: usdcAmount,
  bills: usdcAmount,
  deals: usdcAmount,
  supply: aidAmount,
  staked: aidAmount,
  surplus: aidAmount.describe("May be negative."),
  freeLiquidity: aidAmount.describe("May be negative."),
  impairment: aidAmount,
}));

export const supplyRow = named("SupplyRow", "What there was of AID and sAID at a block.", z.object({
  ...at,
  supply: aidAmount.describe("All AID."),
  staked: aidAmount.describe("AID in sAID's ledger."),
  setAside: aidAmount.describe("AID that waits to be fetched by holders of served tickets."),
  shares: shareAmount.describe("All sAID."),
  waitingShares: shareAmount.describe("Of it, what waits in the queue."),
}));
