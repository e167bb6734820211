import { type Client, createClient, custom, type Hex, numberToHex, pad, zeroAddress } from "viem";
import { expect, it } from "vitest";
import { addressesOf } from "../chain/addresses";
import { LOCAL_CHAIN_ID } from "../chain/chains";
import { signatures } from "../portfolio/decode-log";
import { addressOf, hashOf } from "../portfolio/testing/events";
import { readTicketHistory } from "./history";

const { StakedAID, ExitTicket, USDC } = addressesOf(LOCAL_CHAIN_ID);
const id = numberToHex(7, { size: 32 });
const who = (address: Hex) => pad(address, { size: 32 });
const words = (...values: bigint[]): Hex => `0x${values.map((value) => numberToHex(value, { size: 32 }).slice(2)).join("")}`;
const [ann, bob] = [addressOf(1), addressOf(2)];

type Filter = { readonly topics: readonly (Hex | Hex[] | null)[]; readonly fromBlock: Hex; readonly toBlock: Hex };

/** What happened, in the order of the chain: block 1 and on, one log each. */
const happened: readonly { readonly address: Hex; readonly topics: readonly Hex[]; readonly data: Hex }[] = [
  { address: ExitTicket, topics: [signatures.Transfer, who(zeroAddress), who(ann), id], data: "0x" },
  { address: StakedAID, topics: [signatures.RedeemRequest, who(ann), who(ann), id], data: words(1n, 50n) },
  { address: ExitTicket, topics: [signatures.Transfer, who(ann), who(bob), id], data: "0x" },
  { address: StakedAID, topics: [signatures.TicketServed, id], data: words(20n, 21n) },
  { address: StakedAID, topics: [signatures.TicketClaimed, id, who(bob)], data: words(20n, 21n) },
  { address: StakedAID, topics: [signatures.CancelRedeemRequest, who(bob), id], data: "0x" },
  { address: StakedAID, topics: [signatures.CancelRedeemClaim, who(bob), who(bob), id], data: words(1n, 30n) },
  // Another contract's log of the same form.
  { address: USDC, topics: [signatures.Transfer, who(ann), who(bob), id], data: "0x" },
];

const fits = (topics: Filter["topics"], log: readonly Hex[]) =>
  topics.every((wanted, place) => wanted === null || (typeof wanted === "string" ? wanted === log[place] : wanted.some((one) => one === log[place])));

const request = ({ params }: { params: unknown[] }): Promise<unknown> => {
  const { topics, fromBlock, toBlock } = params[0] as Filter;
  const isWithin = (block: number) => block >= Number(fromBlock) && (toBlock as string === "latest" || block <= Number(toBlock));
  const logs = happened.flatMap((log, index) => {
    const block = index + 1;
    const place = { blockHash: hashOf(block), blockNumber: numberToHex(block), transactionHash: hashOf(block), logIndex: "0x0", blockTimestamp: numberToHex(block) };
    return fits(topics, log.topics) && isWithin(block) ? [{ ...log, ...place }] : [];
  });
  return Promise.resolve(logs);
};
const client: Client = createClient({ transport: custom({ request }, { retryCount: 0 }) });
const read = (head: bigint) => readTicketHistory({ client, chainId: LOCAL_CHAIN_ID, id: 7n, head });

it("tells what happened to a ticket, the newest first, and nothing twice", async () => {
  const { events, from, to } = await read(9n);
  expect(events.map(({ kind, timestamp }) => [kind, timestamp])).toEqual([
    ["takenBack", 7],
    ["cancelled", 6],
    ["claimed", 5],
    ["served", 4],
    ["transferred", 3],
    ["requested", 2],
  ]);
  expect(events).toMatchObject([{ shares: 30n }, {}, { assets: 21n }, { assets: 21n }, { to: bob }, { shares: 50n }]);
  expect([from, to]).toEqual([0n, 9n]);
});

it("says from which block on it looked", async () => {
  const { events, from } = await read(50_000n);
  expect([events.length, from]).toEqual([0, 30_001n]);
});
