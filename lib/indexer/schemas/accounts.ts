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
    pendingShares: shareAmount,
    claimableAssets: aidAmount,
  }).describe("Of the 100 newest tickets that it holds."),
  juniors: z.array(z.object({
    deal: z.int().min(1).describe("Number of the deal."),
    token: address,
    balance: juniorAmount.describe("Junior tokens."),
    committed: usdcAmount.describe("USDC put in."),
    claimed: usdcAmount.describe("USDC fetched."),
  })).describe("Of the 100 newest."),
  liquidity: z.array(liquidityPositionRow).describe("What it has brought into the pool; 100 positions at most."),
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
