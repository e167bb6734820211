import { account, amountOf, type Calls, ofThisToken, raw } from "./fields";

/** sAID's calls for leaving. */
export const leaving: Calls = {
  "requestRedeem(uint256,address,address)": {
    intent: "Put sAID into the queue for leaving",
    sentence: "Queue {shares} of {owner}, the ticket goes to {controller}",
    fields: { shares: ofThisToken("You queue"), controller: account("Ticket goes to"), owner: account("Whose sAID") },
  },
  "process(uint256)": {
    intent: "Serve the queue for leaving",
    fields: { max: raw("Tickets at most") },
  },
  "redeemInstant(uint256,uint256)": {
    intent: "Leave at once, for a fee",
    sentence: "Give up {shares} for at least {minAssets}",
    fields: { shares: ofThisToken("You give up"), minAssets: amountOf("AID", "You receive at least") },
  },
  "claim(uint256,address)": {
    intent: "Claim what a ticket pays",
    sentence: "Claim all AID of ticket {ticketId}, sent to {receiver}",
    fields: { ticketId: raw("Ticket"), receiver: account("AID goes to") },
  },
  "redeem(uint256,address,address)": {
    intent: "Claim AID for served sAID",
    sentence: "Claim for {shares} of {controller}, AID sent to {receiver}",
    fields: { shares: ofThisToken("Served sAID"), receiver: account("AID goes to"), controller: account("Whose tickets") },
  },
  "withdraw(uint256,address,address)": {
    intent: "Claim AID of served tickets",
    sentence: "Claim {assets} of {controller}, sent to {receiver}",
    fields: { assets: amountOf("AID", "You claim"), receiver: account("AID goes to"), controller: account("Whose tickets") },
  },
  "cancelRedeemRequest(uint256,address)": {
    intent: "Take a ticket's sAID out of the queue",
    sentence: "Cancel what waits of ticket {requestId}",
    fields: { requestId: raw("Ticket"), controller: account("Whose ticket") },
  },
  "claimCancelRedeemRequest(uint256,address,address)": {
    intent: "Take cancelled sAID back",
    sentence: "Take the cancelled sAID of ticket {requestId} back, sent to {receiver}",
    fields: { requestId: raw("Ticket"), receiver: account("sAID goes to"), controller: account("Whose ticket") },
  },
  "setOperator(address,bool)": {
    intent: "Let somebody ask, claim and cancel for you",
    fields: { operator: account("Who"), approved: raw("May act for you") },
  },
};

const transfer = {
  intent: "Give an exit ticket away",
  sentence: "Give ticket {id} of {from} to {to}",
  fields: { from: account("From"), to: account("To"), id: raw("Ticket") },
};

/** Exit tickets: ERC-721. */
export const exitTicket: Calls = {
  "approve(address,uint256)": {
    intent: "Let somebody transfer an exit ticket",
    sentence: "Let {account} transfer ticket {id}",
    fields: { account: account("Who may transfer"), id: raw("Ticket") },
  },
  "setApprovalForAll(address,bool)": {
    intent: "Let somebody transfer all your exit tickets",
    fields: { operator: account("Who"), isApproved: raw("May transfer") },
  },
  "transferFrom(address,address,uint256)": transfer,
  "safeTransferFrom(address,address,uint256)": transfer,
  "safeTransferFrom(address,address,uint256,bytes)": { ...transfer, fields: { ...transfer.fields, data: raw("Data") } },
};
