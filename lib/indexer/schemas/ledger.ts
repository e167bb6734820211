import { z } from "zod";
import { ticketSteps, treasuryMoves } from "../kinds";
import { eventRow } from "./event";
import { address, aidAmount, shareAmount, usdcAmount } from "./units";

export const mintRow = eventRow("Mint", "AID minted for USDC.", {
  caller: address.describe("Who paid."),
  receiver: address.describe("Who got the AID."),
  usdc: usdcAmount,
  aid: aidAmount,
});

export const redemptionRow = eventRow("Redemption", "AID redeemed for USDC.", {
  caller: address.describe("Whose AID it was."),
  receiver: address.describe("Who got the USDC."),
  usdc: usdcAmount,
  aid: aidAmount,
});

export const stakeRow = eventRow("Stake", "AID staked for sAID.", {
  sender: address.describe("Whose AID it was."),
  owner: address.describe("Who got the sAID."),
  assets: aidAmount,
  shares: shareAmount,
});

export const instantExitRow = eventRow("InstantExit", "sAID left at once, for a fee.", {
  account: address,
  shares: shareAmount,
  assets: aidAmount.describe("AID paid, the fee already taken."),
  fee: aidAmount.describe("It stays with the stakers."),
});

export const ticketStepRow = eventRow("TicketStep", "What happened to an exit ticket.", {
  kind: z.enum(ticketSteps),
  account: address.describe("Who asked, got, cancelled or was given the ticket; of a service, who served."),
  shares: shareAmount,
  assets: aidAmount.describe("0 where it did not come to that."),
});

export const transferRow = eventRow("Transfer", "A transfer of AID or sAID. Minted from and burned to the zero address.", {
  token: address,
  from: address,
  to: address,
  amount: aidAmount.describe("Of AID or of sAID: 18 decimals both."),
});

export const treasuryMoveRow = eventRow("TreasuryMove", "What moved the Treasury's books or the stakers' ledger.", {
  kind: z.enum(treasuryMoves),
  account: address.nullable().describe("Who gave or got, or the deal; null where the event tells nobody."),
  usdc: usdcAmount.describe("0 where the event tells none; likewise below."),
  aid: aidAmount,
  fee: usdcAmount.describe("Of a gain, what stayed as the protocol's surplus."),
  principal: usdcAmount.describe("Of what a deal has paid."),
  yield: usdcAmount.describe("Of what a deal has paid."),
  recovery: usdcAmount.describe("Of what a deal has paid, on what was written off before."),
});
