import { z } from "zod";
import { named } from "./registry";
import { address, aidAmount, bps, price, seconds, shareAmount, usdcAmount } from "./units";

export const ticketStates = ["waiting", "mature", "claimable", "ended"] as const;

export const ticketRow = named("Ticket", "An exit ticket: one request to leave sAID, which can be given to somebody else.", z.object({
  id: z.int().min(1).describe("Number of the ticket, which is the request's (ERC-7540)."),
  holder: address.nullable().describe("Whose it is; null once nothing of it is left."),
  owner: address.describe("Whose shares were put into the queue."),
  state: z.enum(ticketStates).describe("waiting: not mature yet; mature: waits to be served; claimable: nothing waits and something can be fetched; ended: nothing is left."),
  requested: shareAmount.describe("Shares asked for."),
  pending: shareAmount.describe("Of them, what waits: it accepts the price at which it is served, and can be cancelled for free."),
  claimableShares: shareAmount.describe("Of them, what was served and not fetched."),
  claimableAssets: aidAmount.describe("AID set aside for those."),
  cancelledShares: shareAmount.describe("Of them, what was cancelled and not fetched."),
  servedAssets: aidAmount.describe("AID for all that was served so far."),
  requestedAt: seconds.describe("When it was asked for."),
  maturesAt: seconds.describe("From when on it can be served."),
}));


const call = z.object({ contract: address, function: z.string().describe("Signature of the function.") });

const wayWords = {
  who: z.string().describe("Who may."),
  needsVerification: z.boolean().describe("Whether the account must be verified (Identity)."),
  calls: z.array(call).describe("What is called, in this order."),
  waitSeconds: z.int().min(0).describe("How long it takes at least."),
} as const;

export const exitTermsSchema = named("ExitTerms", "Every way out: who may leave how, when, and at what cost, as the contracts say at this block.", z.object({
  redeem: z.object({
    ...wayWords,
    price: price.describe("USDC for one AID: always one."),
    feeBps: bps.describe("Always 0."),
    available: usdcAmount.describe("USDC that can be paid now: cash and withdrawable bills."),
    blocked: z.boolean().describe("Whether Circle has paused USDC or frozen the Treasury: then nobody can redeem until that ends."),
  }).describe("AID for USDC, from the protocol."),
  queue: z.object({
    ...wayWords,
    price: price.describe("AID per sAID if it were served now. What counts is the exit price when it is served."),
    feeBps: bps.describe("Always 0."),
    ahead: aidAmount.describe("AID that waits already and is served before."),
    free: aidAmount.describe("Free liquidity that serves the queue, before anything of it is paid. May be negative: then it waits for payments."),
    cancelling: z.string().describe("What it takes to change one's mind."),
  }).describe("sAID for AID, in turn."),
  atOnce: z.object({
    ...wayWords,
    price: price.describe("AID per sAID before the fee."),
    available: aidAmount.describe("AID that can be paid now, after the fee: free liquidity after all that waits."),
    feeNow: price.describe("Fee of the next AID, 1e18 is all of it; what leaves with it raises the fee as it goes."),
    feeLeast: price,
    feeMost: price,
    feeGoesTo: z.string(),
  }).describe("sAID for AID, at once, for a fee."),
  market: z.object({
    pool: address.describe("The AID/USDC pool (Uniswap v3)."),
    price: price.nullable().describe("USDC for one AID in the newest trade; null where there was none."),
    feeHundredthsOfBps: z.int().min(0).describe("The pool's fee in hundredths of a basis point."),
    note: z.string(),
  }).nullable().describe("AID for USDC, from other people; null where there is no pool."),
  junior: z.object({ ...wayWords, note: z.string() }).describe("A share of a deal's junior tranche."),
}));
export type ExitTerms = z.output<typeof exitTermsSchema>;
export type TicketRow = z.output<typeof ticketRow>;
