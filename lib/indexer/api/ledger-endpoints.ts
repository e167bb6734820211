import { treasuryMoves } from "../kinds";
import { instantExitRow, mintRow, redemptionRow, stakeRow, ticketStepRow, transferRow, treasuryMoveRow } from "../schemas/ledger";
import { addressParameter, choiceParameter } from "../schemas/parameters";
import { events, ticketNumber } from "./event-list";

const accountOf = (description: string) => addressParameter.optional().meta({ description });

/** What moved AID, sAID and the Treasury's books. */
export const ledgerEndpoints = {
  mints: events({
    id: "mints",
    path: "/mints",
    summary: "AID minted",
    description: "Every mint of AID for USDC.",
    params: {},
    query: { receiver: accountOf("Only what this account got.") },
    row: mintRow,
  }),
  redemptions: events({
    id: "redemptions",
    path: "/redemptions",
    summary: "AID redeemed",
    description: "Every redemption of AID for USDC.",
    params: {},
    query: { caller: accountOf("Only AID of this account.") },
    row: redemptionRow,
  }),
  stakes: events({
    id: "stakes",
    path: "/stakes",
    summary: "AID staked",
    description: "Every deposit of AID for sAID.",
    params: {},
    query: { owner: accountOf("Only what this account got.") },
    row: stakeRow,
  }),
  instantExits: events({
    id: "instant-exits",
    path: "/instant-exits",
    summary: "Exits at once",
    description: "Every exit from sAID at once, with its fee.",
    params: {},
    query: { account: accountOf("Only exits of this account.") },
    row: instantExitRow,
  }),
  ticketSteps: events({
    id: "ticket-steps",
    path: "/tickets/{id}/steps",
    summary: "What happened to an exit ticket",
    description: "When it was asked for, given away, served, fetched or cancelled.",
    params: ticketNumber,
    query: {},
    row: ticketStepRow,
  }),
  transfers: events({
    id: "transfers",
    path: "/transfers",
    summary: "Transfers of AID and sAID",
    description: "Every transfer, minting and burning among them.",
    params: {},
    query: { sender: accountOf("Only from this account."), receiver: accountOf("Only to this account.") },
    row: transferRow,
  }),
  treasuryMoves: events({
    id: "treasury-moves",
    path: "/treasury/moves",
    summary: "The Treasury's books",
    description: "What came in and went out, yield, fees, losses, T-bills bought and sold.",
    params: {},
    query: { kind: choiceParameter(treasuryMoves, "Only moves of this kind.").optional() },
    row: treasuryMoveRow,
  }),
} as const;
