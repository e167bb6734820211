import { type Client, createClient, custom, type Hex, hexToBigInt, numberToHex, pad, zeroAddress } from "viem";
import { addressesOf } from "../../chain/addresses";
import { LOCAL_CHAIN_ID } from "../../chain/chains";
import { signatures } from "../../portfolio/decode-log";
import { addressOf, hashOf } from "../../portfolio/testing/events";

const { StakedAID, ExitTicket, USDC } = addressesOf(LOCAL_CHAIN_ID);
export const ticketId = 7n;
const id = numberToHex(ticketId, { size: 32 });
const ann = addressOf(1);
export const bob = addressOf(2);
const who = (address: Hex) => pad(address, { size: 32 });
const words = (...values: bigint[]): Hex => `0x${values.map((value) => numberToHex(value, { size: 32 }).slice(2)).join("")}`;

/** Everything that can happen to the ticket, each as one log. */
const ticketLogs = {
  givenOut: { address: ExitTicket, topics: [signatures.Transfer, who(zeroAddress), who(ann), id], data: "0x" },
  requested: { address: StakedAID, topics: [signatures.RedeemRequest, who(ann), who(ann), id], data: words(1n, 50n) },
  transferred: { address: ExitTicket, topics: [signatures.Transfer, who(ann), who(bob), id], data: "0x" },
  served: { address: StakedAID, topics: [signatures.TicketServed, id], data: words(20n, 21n) },
  claimed: { address: StakedAID, topics: [signatures.TicketClaimed, id, who(bob)], data: words(20n, 21n) },
  cancelled: { address: StakedAID, topics: [signatures.CancelRedeemRequest, who(bob), id], data: "0x" },
  takenBack: { address: StakedAID, topics: [signatures.CancelRedeemClaim, who(bob), who(bob), id], data: words(1n, 30n) },
  burned: { address: ExitTicket, topics: [signatures.Transfer, who(bob), who(zeroAddress), id], data: "0x" },
  /** Another contract's log of the same form. */
  strange: { address: USDC, topics: [signatures.Transfer, who(ann), who(bob), id], data: "0x" },
} as const satisfies Readonly<Record<string, { readonly address: Hex; readonly topics: readonly Hex[]; readonly data: Hex }>>;

type Filter = { readonly topics: readonly (Hex | Hex[] | null)[]; readonly fromBlock: Hex; readonly toBlock: Hex };

const fits = (topics: Filter["topics"], log: readonly Hex[]) =>
  topics.every((wanted, place) => wanted === null || (typeof wanted === "string" ? wanted === log[place] : wanted.some((one) => one === log[place])));

type TicketChain = {
  /** What happened in which blocks. */
  readonly happened: readonly (readonly [block: bigint, what: keyof typeof ticketLogs])[];
  readonly head: bigint;
  /** Seconds between two blocks; the first is at zero. */
  readonly blockSeconds?: bigint;
  /** Calls for logs that are answered before it fails. */
  readonly answers?: number;
};

/** A chain with one ticket's past on it, that notes which ranges of blocks it was asked about. */
export function ticketChain({ happened, head, blockSeconds = 1n, answers = Infinity }: TicketChain) {
  let asked = 0;
  const ranges = new Set<string>();
  const reads: bigint[] = [];
  const logsOf = ({ topics, fromBlock, toBlock }: Filter) => {
    ranges.add(`${String(hexToBigInt(fromBlock))}-${toBlock.startsWith("0x") ? String(hexToBigInt(toBlock)) : toBlock}`);
    const last = toBlock.startsWith("0x") ? hexToBigInt(toBlock) : head;
    const within = happened.filter(([block, what]) => block >= hexToBigInt(fromBlock) && block <= last && fits(topics, ticketLogs[what].topics));
    return within.map(([block, what]) => {
      const hash = hashOf(Number(block));
      const place = { blockHash: hash, blockNumber: numberToHex(block), blockTimestamp: numberToHex(block * blockSeconds), transactionHash: hash };
      return { ...ticketLogs[what], ...place, logIndex: numberToHex(happened.findIndex((one) => one[0] === block && one[1] === what)) };
    });
  };
  const request = ({ method, params }: { method: string; params: unknown[] }): Promise<unknown> => {
    if (method === "eth_getLogs") {
      asked += 1;
      return asked > answers ? Promise.reject(new Error("down")) : Promise.resolve(logsOf(params[0] as Filter));
    }
    const number = hexToBigInt(params[0] as Hex);
    reads.push(number);
    return Promise.resolve(number > head ? null : { hash: hashOf(Number(number)), number: numberToHex(number), timestamp: numberToHex(number * blockSeconds) });
  };
  const client: Client = createClient({ transport: custom({ request }, { retryCount: 0 }) });
  return { of: { client, chainId: LOCAL_CHAIN_ID, id: ticketId }, ranges, reads, now: { number: head, timestamp: head * blockSeconds } };
}
