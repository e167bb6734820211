import { type Address, type Client, hexToBigInt, type Hash, type Hex, isAddressEqual, numberToHex, slice, zeroAddress } from "viem";
import { addressesOf } from "../chain/addresses";
import { signatures, type TimedLog } from "../portfolio/decode-log";
import { addressOfTopic } from "../portfolio/decode-ticket-log";
import { readLogs, type Topics, withTimes } from "../portfolio/read-logs";
import { rangesBack } from "../portfolio/span";

/** Something that happened to a ticket. Shares and AID in wei; unix seconds. */
export type TicketEvent = {
  readonly id: string;
  readonly timestamp: number;
  readonly hash: Hash;
} & (
  | { readonly kind: "requested" | "takenBack"; readonly shares: bigint }
  | { readonly kind: "served" | "claimed"; readonly assets: bigint }
  | { readonly kind: "cancelled" }
  | { readonly kind: "transferred"; readonly to: Address }
);

/** A ticket's past, the newest first, from this block on. */
export type TicketHistory = { readonly events: readonly TicketEvent[]; readonly from: bigint; readonly to: bigint };

const word = (data: Hex, index: number) => hexToBigInt(slice(data, 32 * index, 32 * (index + 1)));

/** What a log says by its first topic. */
const readers: Readonly<Record<Hex, (log: TimedLog) => TicketNews | undefined>> = {
  // (controller, owner, id, sender, shares)
  [signatures.RedeemRequest]: ({ data }) => ({ kind: "requested", shares: word(data, 1) }),
  [signatures.CancelRedeemClaim]: ({ data }) => ({ kind: "takenBack", shares: word(data, 1) }),
  [signatures.CancelRedeemRequest]: () => ({ kind: "cancelled" }),
  // (id, …, shares, assets)
  [signatures.TicketServed]: ({ data }) => ({ kind: "served", assets: word(data, 1) }),
  [signatures.TicketClaimed]: ({ data }) => ({ kind: "claimed", assets: word(data, 1) }),
  // (from, to, id): being given out and being burned are told by the others.
  [signatures.Transfer]: ({ topics: [, from = "0x", to = "0x"] }) => {
    const ends = [addressOfTopic(from), addressOfTopic(to)] as const;
    return ends.some((end) => isAddressEqual(end, zeroAddress)) ? undefined : { kind: "transferred", to: ends[1] };
  },
};

type WithoutPlace<Event> = Event extends unknown ? Omit<Event, "id" | "timestamp" | "hash"> : never;
type TicketNews = WithoutPlace<TicketEvent>;

/** The past of a ticket, as far back from `head` as one look goes. Throws viem's error when the chain does not answer. */
export async function readTicketHistory({ client, chainId, id, head }: { client: Client; chainId: number; id: bigint; head: bigint }): Promise<TicketHistory> {
  const { StakedAID, ExitTicket } = addressesOf(chainId);
  const about = numberToHex(id, { size: 32 });
  const questions: readonly Topics[] = [
    [[signatures.TicketServed, signatures.TicketClaimed], about],
    [signatures.CancelRedeemRequest, null, about],
    [[signatures.RedeemRequest, signatures.CancelRedeemClaim, signatures.Transfer], null, null, about],
  ];
  const ranges = rangesBack(head);
  const asked = ranges.flatMap(({ from, to }, index) => questions.map((topics) => readLogs(client, addressesOf(chainId), topics, from, index === 0 ? "latest" : numberToHex(to))));
  const logs = await withTimes(client, (await Promise.all(asked)).flat());
  const own = logs.filter(({ address }) => [StakedAID, ExitTicket].some((one) => isAddressEqual(one, address)));
  const events = own.toSorted(newestFirst).flatMap(eventOf);
  return { events, from: ranges.at(-1)?.from ?? 0n, to: head };
}

function eventOf(log: TimedLog): readonly TicketEvent[] {
  const [topic = "0x"] = log.topics;
  const news = readers[topic]?.(log);
  if (news === undefined) return [];
  return [{ id: `${log.blockHash}:${log.logIndex}`, timestamp: Number(hexToBigInt(log.blockTimestamp)), hash: log.transactionHash, ...news }];
}

function newestFirst(one: TimedLog, other: TimedLog): number {
  const apart = Number(hexToBigInt(other.blockNumber) - hexToBigInt(one.blockNumber));
  return apart === 0 ? Number(hexToBigInt(other.logIndex) - hexToBigInt(one.logIndex)) : apart;
}
