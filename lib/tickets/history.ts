import { type Address, type Client, hexToBigInt, type Hex, isAddressEqual, numberToHex, slice, zeroAddress } from "viem";
import { addressesOf } from "../chain/addresses";
import { placeOf, signatures, type TimedLog } from "../portfolio/decode-log";
import { addressOfTopic } from "../portfolio/decode-ticket-log";
import type { Place } from "../portfolio/event";
import { readLogs, type Topics, withTimes } from "../portfolio/read-logs";
import type { Range } from "../portfolio/span";

/** Something that happened to a ticket. Shares and AID in wei. */
export type TicketEvent = Place &
  (
    | { readonly kind: "requested" | "takenBack"; readonly shares: bigint }
    | { readonly kind: "served" | "claimed"; readonly assets: bigint }
    | { readonly kind: "cancelled" }
    | { readonly kind: "transferred"; readonly to: Address }
  );

/** A ticket's past, as far as it was looked at, the newest first. */
export type TicketHistory = {
  readonly events: readonly TicketEvent[];
  /** The blocks that were looked at, but for the gap. */
  readonly span: Range;
  /** Blocks in the span that were not looked at. */
  readonly gap: Range | undefined;
  /** Whether the span is all of the ticket's life. */
  readonly whole: boolean;
};

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

type WithoutPlace<Event> = Event extends unknown ? Omit<Event, keyof Place> : never;
type TicketNews = WithoutPlace<TicketEvent>;

type Look = {
  readonly client: Client;
  readonly chainId: number;
  readonly id: bigint;
  readonly ranges: readonly Range[];
  /** The newest block that is known: a range that ends at it is read to the newest that there is. */
  readonly head: bigint;
};

/**
 * What happened to a ticket in some ranges, in no order, and the block in which it ended, if that is in one of them.
 * All ranges are asked for together, three calls each. Throws viem's error when the chain does not answer.
 */
export async function lookAtTicket({ client, chainId, id, ranges, head }: Look): Promise<{ readonly events: readonly TicketEvent[]; readonly endedIn: bigint | undefined }> {
  const addresses = addressesOf(chainId);
  const about = numberToHex(id, { size: 32 });
  const questions: readonly Topics[] = [
    [[signatures.TicketServed, signatures.TicketClaimed], about],
    [signatures.CancelRedeemRequest, null, about],
    [[signatures.RedeemRequest, signatures.CancelRedeemClaim, signatures.Transfer], null, null, about],
  ];
  const asked = ranges.flatMap(({ from, to }) => questions.map((topics) => readLogs(client, addresses, topics, from, to === head ? "latest" : numberToHex(to))));
  const logs = await withTimes(client, (await Promise.all(asked)).flat());
  const own = logs.filter(({ address }) => [addresses.StakedAID, addresses.ExitTicket].some((one) => isAddressEqual(one, address)));
  const end = own.find(isBurn);
  return { events: own.flatMap(eventOf), endedIn: end && hexToBigInt(end.blockNumber) };
}

/** A ticket that stands for nothing any more is burned, once and for all. */
function isBurn({ topics: [what, , to] }: TimedLog): boolean {
  return what === signatures.Transfer && to !== undefined && isAddressEqual(addressOfTopic(to), zeroAddress);
}

function eventOf(log: TimedLog): readonly TicketEvent[] {
  const [topic = "0x"] = log.topics;
  const news = readers[topic]?.(log);
  if (news === undefined) return [];
  return [{ ...placeOf(log), ...news }];
}
