import { type Address, isAddress, zeroAddress } from "viem";
import { z } from "zod";
import { exitTicketAbi, stakedAidAbi } from "../../../abis";
import { encodeCall } from "../calls";
import { defineFlow } from "../define-flow";
import type { Call, OutcomeFilter, Where } from "../flow";
import { addressTopic, eventTopic, uintTopic, uintWords } from "../outcome";
import { ticketId } from "./ticket-id";

const operator = z.custom<Address>((value) => typeof value === "string" && isAddress(value));

const schema = z.discriminatedUnion("over", [
  /** `exits`: all sAID and what tickets pay (ERC-7540). `tickets`: moving every ticket (ERC-721). */
  z.strictObject({ over: z.enum(["exits", "tickets"]), operator }),
  /** Moving this ticket (ERC-721). */
  z.strictObject({ over: z.literal("ticket"), operator, ticketId }),
]);

type Power = z.output<typeof schema>;

/** Takes back what somebody was given over the account's exits or tickets. Moves no money. */
export const revokeOperator = defineFlow({
  id: "revokeOperator",
  schema,
  routes: (power, where) => [{ takesPermit: false, call: () => callOf(power, where) }],
  summary: ({ operator: address }) => [{ kind: "loses-power", address }],
  invalidates: () => ["account"],
  outcome: outcomeOf,
});

function callOf(power: Power, { addresses: { StakedAID, ExitTicket } }: Where): Call {
  switch (power.over) {
    case "exits":
      return encodeCall({ to: StakedAID, abi: stakedAidAbi, functionName: "setOperator", args: [power.operator, false] });
    case "tickets":
      return encodeCall({ to: ExitTicket, abi: exitTicketAbi, functionName: "setApprovalForAll", args: [power.operator, false] });
    case "ticket":
      return encodeCall({ to: ExitTicket, abi: exitTicketAbi, functionName: "approve", args: [zeroAddress, power.ticketId] });
  }
}

function outcomeOf(power: Power, { account, addresses: { StakedAID, ExitTicket } }: Where): OutcomeFilter {
  const me = addressTopic(account);
  const none = uintWords(0n);
  switch (power.over) {
    // OperatorSet(controller, operator, approved)
    case "exits":
      return { address: StakedAID, topics: [eventTopic(stakedAidAbi, "OperatorSet"), me, addressTopic(power.operator)], dataPrefix: none };
    // ERC-721 ApprovalForAll(owner, operator, approved)
    case "tickets":
      return { address: ExitTicket, topics: [eventTopic(exitTicketAbi, "ApprovalForAll"), me, addressTopic(power.operator)], dataPrefix: none };
    // ERC-721 Approval(owner, approved, id)
    case "ticket":
      return { address: ExitTicket, topics: [eventTopic(exitTicketAbi, "Approval"), me, addressTopic(zeroAddress), uintTopic(power.ticketId)], dataPrefix: "0x" };
  }
}
