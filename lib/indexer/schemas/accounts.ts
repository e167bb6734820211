import { z } from "zod";
import { activities } from "../kinds";
import { liquidityPositionRow } from "./market";
import { named } from "./registry";
import { address, aidAmount, hash, juniorAmount, seconds, shareAmount, usdcAmount } from "./units";

export const accountSchema = named("Account", "What an account holds in the protocol, what it cost, and what it made.", z.object({
  address,
  firstSeen: seconds.nullable().describe("Null for an account that never did anything here: all its figures are zero."),
  lastSeen: seconds.nullable(),
  aid: aidAmount.describe("AID that it holds."),
  staking: z.object({
    shares: shareAmount.describe("sAID that it holds; what waits in the queue is the ticket's."),
    worth: aidAmount.describe("What those would be paid at the exit price of this block, without fee."),
    cost: aidAmount.describe("What they cost, by average cost. What was given away took its cost along."),
    staked: aidAmount.describe("AID put in, in all."),
    left: aidAmount.describe("AID fetched, in all."),
    realised: aidAmount.describe("Gained by what was fetched; negative where lost."),
    unrealised: aidAmount.describe("Worth less cost; negative where that is a loss."),
  }),
  tickets: z.object({
    count: z.int().min(0).describe("Exit tickets that it holds."),
    pendingShares: shareAmount.describe("Shares that wait to be served."),
    claimableAssets: aidAmount.describe("AID that waits to be fetched."),
    cancelledShares: shareAmount.describe("Shares that were cancelled and wait to be taken back."),
    worth: aidAmount.describe("AID that waits, and what the shares would be paid at the exit price of this block."),
    cost: aidAmount.describe("What all of that cost: shares take their cost into the queue, and a ticket that is given away takes it along."),
    unrealised: aidAmount.describe("Worth less cost; negative where that is a loss. What is realised when AID is fetched is in staking's."),
  }).describe("Of all tickets that it holds."),
  juniors: z.array(z.object({
    deal: z.int().min(1).describe("Number of the deal."),
    token: address,
    balance: juniorAmount.describe("Junior tokens."),
    committed: usdcAmount.describe("USDC put in."),
    claimed: usdcAmount.describe("USDC fetched of what the deal has paid out."),
    refunded: usdcAmount.describe("USDC taken back from a deal that was cancelled."),
    claimable: usdcAmount.describe("USDC that it can fetch now of what the deal has paid out."),
    worth: usdcAmount.describe("What its tokens count for by the deal's books: their part of the juniors' principal that is not repaid, less what of it counts as lost now, juniors first. Before the draw and after a cancellation what was committed, after the end 0. Yield that accrues is not in it; no market price."),
    cost: usdcAmount.describe("What its tokens cost, by average cost, less what payouts have brought back of it, fetched or not. What was given away took its cost along."),
    realised: usdcAmount.describe("What came in beyond the cost, fetched or not: payouts bring all of the cost back before anything is gained."),
    unrealised: usdcAmount.describe("Worth less cost; negative where that is a loss: after the end, what did not come back."),
  })).describe("Of the 100 newest."),
  liquidity: z.array(liquidityPositionRow).describe("Its positions in the pool, also those that it had; 100 at most."),
}));
export type Account = z.output<typeof accountSchema>;

export const activityRow = named("Activity", "Something that an account did, or that happened to it.", z.object({
  time: seconds,
  block: z.int().min(0),
  transaction: hash,
  kind: z.enum(activities),
  usdc: usdcAmount.describe("0 where none was moved; likewise below."),
  aid: aidAmount,
  shares: shareAmount,
  other: address.nullable().describe("Whom it went to or came from."),
  subject: z.string().nullable().describe("Number of a ticket, or address of a deal."),
}));
