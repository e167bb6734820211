import { type Address, isAddress, zeroAddress } from "viem";
import { z } from "zod";
import { exitTicketAbi } from "../../../abis";
import { encodeCall } from "../calls";
import { defineFlow } from "../define-flow";
import { addressTopic, eventTopic, uintTopic } from "../outcome";
import { ticketId } from "./ticket-id";

const schema = z.strictObject({
  ticketId,
  to: z.custom<Address>((value) => typeof value === "string" && isAddress(value) && value !== zeroAddress),
});

/**
 * Gives a ticket, and the money behind it, to somebody else. A contract that does not say that it takes such tokens is
 * refused (ERC-721 `safeTransferFrom`).
 */
export const transferTicket = defineFlow({
  id: "transferTicket",
  schema,
  routes: ({ ticketId: id, to }, { account, addresses }) => [
    {
      takesPermit: false,
      call: () => encodeCall({ to: addresses.ExitTicket, abi: exitTicketAbi, functionName: "safeTransferFrom", args: [account, to, id] }),
    },
  ],
  summary: ({ ticketId: id, to }) => [
    { kind: "ticket", id },
    { kind: "new-holder", address: to },
  ],
  invalidates: () => ["account", "protocol"],
  // ERC-721 Transfer(from, to, id)
  outcome: ({ ticketId: id, to }, { account, addresses }) => ({
    address: addresses.ExitTicket,
    topics: [eventTopic(exitTicketAbi, "Transfer"), addressTopic(account), addressTopic(to), uintTopic(id)],
    dataPrefix: "0x",
  }),
});
