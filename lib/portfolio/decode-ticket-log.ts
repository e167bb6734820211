import { type Address, getAddress, hexToBigInt, type Hex, isAddressEqual, type RpcLog, slice, zeroAddress } from "viem";
import type { AccountEvent, TicketDeed } from "./event";

type TicketEvent = Extract<AccountEvent, { readonly ticketId: bigint } | { readonly kind: "operator" }>;
type WithoutPlace<Event> = Event extends unknown ? Omit<Event, "id" | "block" | "index" | "timestamp" | "hash"> : never;
/** What a log says of a ticket or an operator, without where it stands. */
type TicketNews = WithoutPlace<TicketEvent>;

type Log = Pick<RpcLog, "topics" | "data">;
type Reader = (topics: readonly [Hex, Hex, Hex], log: Log, account: Address) => TicketNews | undefined;

const numberIn = (topic: Hex) => hexToBigInt(topic);
const about = (kind: TicketDeed, topic: Hex): TicketNews => ({ kind, ticketId: numberIn(topic) });
const none: Hex = "0x00";

const operator =
  (over: "exits" | "tickets"): Reader =>
  ([, who], { data }) => ({ kind: "operator", over, operator: addressOfTopic(who), given: hexToBigInt(data) !== 0n });

/** By contract and event: which topic is the ticket, and what it means for the account. */
const readers: Readonly<Record<string, Reader>> = {
  // (controller, owner, id): whose shares they were has asked; who got the ticket otherwise has received it.
  "StakedAID.RedeemRequest": ([, owner, id], _log, account) => about(isAddressEqual(addressOfTopic(owner), account) ? "requested" : "ticketReceived", id),
  "StakedAID.CancelRedeemRequest": ([, id]) => about("cancelled", id),
  "StakedAID.CancelRedeemClaim": ([, , id]) => about("takenBack", id),
  "StakedAID.TicketClaimed": ([id]) => about("claimed", id),
  "StakedAID.TicketServed": ([id]) => about("served", id),
  "StakedAID.OperatorSet": operator("exits"),
  "ExitTicket.ApprovalForAll": operator("tickets"),
  // (owner, approved, id)
  "ExitTicket.Approval": ([, who, id]) => ({ kind: "operator", over: "ticket", ticketId: numberIn(id), operator: addressOfTopic(who), given: hexToBigInt(who) !== 0n }),
  // (from, to, id): being given out and being burned are told by sAID's own events.
  "ExitTicket.Transfer": ([from, to, id], _log, account) => {
    const [giver, taker] = [addressOfTopic(from), addressOfTopic(to)];
    if ([giver, taker].some((one) => isAddressEqual(one, zeroAddress)) || isAddressEqual(giver, taker)) return undefined;
    return about(isAddressEqual(taker, account) ? "ticketReceived" : "ticketSent", id);
  },
};

/** The address in a topic. */
export function addressOfTopic(topic: Hex): Address {
  return getAddress(slice(topic, 12));
}

/** What a log says of a ticket, or of an operator, to the account; undefined where it says neither. `name` is "contract.event". */
export function decodeTicketLog(name: string, log: Log, account: Address): TicketNews | undefined {
  const [, first = none, second = none, third = none] = log.topics;
  return readers[name]?.([first, second, third], log, account);
}
