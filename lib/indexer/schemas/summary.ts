import { z } from "zod";
import { named } from "./registry";
import { aidAmount, bps, price, rate, seconds, shareAmount, usdcAmount } from "./units";

export const sheetSchema = named(
  "BalanceSheet",
  "What stands behind AID, and what is owed.",
  z.object({
    cash: usdcAmount.describe("USDC in the Treasury's ledger."),
    bills: usdcAmount.describe("What the Treasury bills would fetch, by their vault's previewRedeem."),
    deals: usdcAmount.describe("Carrying value of all senior positions: principal only."),
    supply: aidAmount.describe("All AID that there is: what is owed."),
    staked: aidAmount.describe("AID in sAID's ledger, rewards that have not vested included."),
    surplus: aidAmount.describe("Assets less liabilities: the protocol's own loss buffer. May be negative."),
    freeLiquidity: aidAmount.describe("Cash and withdrawable bills less the AID that circulates. May be negative."),
    impairment: aidAmount.describe("What impaired deals and bills would cost the stakers now, beyond the surplus."),
    backing: price.nullable().describe("Assets over liabilities; null while there is no AID."),
  }),
);

export const sharePriceSchema = named(
  "SharePrice",
  "What a share of sAID costs and pays.",
  z.object({
    entry: price.describe("AID per sAID for those who enter. Interest that accrues is not in it."),
    exit: price.describe("AID per sAID for those who leave: less impairment that unvested rewards do not cover."),
    shares: shareAmount.describe("All sAID that there is."),
    totalAssets: aidAmount.describe("AID that stands for it, without rewards that have not vested."),
    unvested: aidAmount.describe("Rewards that vest over the next days."),
    vestingEnd: seconds.nullable().describe("When the last of them has vested; null where none do."),
  }),
);

const realisedSchema = named(
  "RealisedApr",
  "What the share price earned in a window, as a yearly rate: (p1/p0 − 1) · 365 / days, between the first and the last price in it. Negative where it fell.",
  z.object({
    rate: rate.nullable().describe("Null where the window has no two prices."),
    from: seconds.nullable().describe("When the first price was taken."),
    to: seconds.nullable().describe("When the last price was taken."),
    fromPrice: price.nullable(),
    toPrice: price.nullable(),
  }),
);

export const aprPartsSchema = named(
  "AprParts",
  "Where a yearly rate on sAID's assets comes from: bills + debt + revenueShare + late + exitFees − fee − idleDrag is exactly total.",
  z.object({
    bills: rate.describe("T-bills, as if all cash were in them."),
    debt: rate.describe("Interest of the senior part of deals."),
    revenueShare: rate.describe("Revenue shares above schedule that the next 30 days are expected to bring."),
    late: rate.describe("Late margins on what is overdue."),
    exitFees: rate.describe("Fees of exits at once, at the pace of the last 30 days."),
    fee: rate.describe("What the protocol keeps of the yield; subtracted."),
    idleDrag: rate.describe("What cash would earn in T-bills; subtracted."),
    total: rate,
  }),
);

export const aprSchema = named(
  "Apr",
  "The yield of sAID in each of its meanings, never mixed. No figure here is a promise; points are in none of them.",
  z.object({
    realised: z.object({ days7: realisedSchema, days30: realisedSchema, days90: realisedSchema, sinceStart: realisedSchema }).describe("What was earned, by the share price."),
    running: aprPartsSchema.nullable().describe("What the present book pays over the next 30 days, as a yearly rate; null while nothing is staked."),
    expected: aprPartsSchema.nullable().describe("The same once approved deals that are not drawn yet, and still can be, are active; null where they cannot all be paid for."),
    target: bps.describe("A wish of governance (Treasury.targetApr), not a forecast."),
    runningApy: rate.nullable().describe("An APY and no APR: the running rate compounded every week."),
    billRate: rate.nullable().describe("Yearly rate of the T-bills that the above counts with, by their price over the last 30 days; null where it is not known."),
  }),
);

export const summarySchema = named(
  "Summary",
  "The protocol on one page.",
  z.object({
    sheet: sheetSchema,
    sharePrice: sharePriceSchema,
    apr: aprSchema,
    queue: z.object({
      tickets: z.int().min(0).describe("Exit tickets that the queue has not passed, cancelled ones among them."),
      shares: shareAmount.describe("Shares that wait."),
      assets: aidAmount.describe("What they would be paid now."),
      setAside: aidAmount.describe("AID set aside for what was served and not fetched."),
      freeAfterQueue: aidAmount.describe("Free liquidity after all that waits: what exits at once are paid from. May be negative."),
    }),
    minting: z.object({
      mintable: usdcAmount.describe("What can be minted now in one block."),
      paused: z.boolean(),
      treasuryFrozen: z.boolean().describe("Whether Circle has frozen the Treasury: then nobody mints or redeems."),
    }),
    deals: z.object({
      count: z.int().min(0).describe("All deals that were ever proposed."),
      open: z.int().min(0).describe("Drawn and not ended."),
      raising: z.int().min(0).describe("At the stage raising: open for juniors' money until the raise's deadline, and from then on until anyone closes the raise."),
    }),
  }),
);
export type Summary = z.output<typeof summarySchema>;
export type AprFigures = z.output<typeof aprSchema>;
export type RealisedApr = z.output<typeof realisedSchema>;
