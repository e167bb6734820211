import { type Client, createClient, custom, encodeFunctionResult, type Hex, hexToBigInt, numberToHex, pad } from "viem";
import { describe, expect, it } from "vitest";
import { lensAbi } from "../../abis/lens";
import { addressesOf } from "../chain/addresses";
import { LOCAL_CHAIN_ID } from "../chain/chains";
import { ticketView } from "../queries/testing/views";
import { signatures } from "./decode-log";
import type { Activity } from "./event";
import { lookEarlier, lookNewest } from "./look";
import { rangeBlocks } from "./span";
import { addressOf, hashOf } from "./testing/events";

const account = addressOf(9);
const { USDC } = addressesOf(LOCAL_CHAIN_ID);
const newest = 30_000;

type Filter = { readonly topics: readonly (Hex | Hex[] | null)[]; readonly fromBlock: Hex; readonly toBlock: Hex };

/** A chain with a transfer to the account in some blocks, AID on it since one, and servers that may not tell times or old state. */
function chain({ blocks, since = 0n, tellsTime = true, keepsState = true }: { blocks: number[]; since?: bigint; tellsTime?: boolean; keepsState?: boolean }) {
  const asked: string[] = [];
  const ranges: (readonly [bigint, Hex])[] = [];
  const logsOf = ({ topics, fromBlock, toBlock }: Filter) => {
    const isSecond = topics[1] === null;
    if (!isSecond) ranges.push([hexToBigInt(fromBlock), toBlock]);
    const last = toBlock.startsWith("0x") ? hexToBigInt(toBlock) : BigInt(newest);
    const within = blocks.filter((block) => BigInt(block) >= hexToBigInt(fromBlock) && BigInt(block) <= last);
    return (isSecond ? within : []).map((block) => ({
      address: USDC,
      topics: [signatures.Transfer, pad(addressOf(1), { size: 32 }), pad(account, { size: 32 })],
      data: numberToHex(5n, { size: 32 }),
      ...{ blockHash: hashOf(block), blockNumber: numberToHex(block), transactionHash: hashOf(block), logIndex: "0x0" },
      ...(tellsTime && { blockTimestamp: numberToHex(block) }),
    }));
  };
  const request = ({ method, params }: { method: string; params: unknown[] }): Promise<unknown> => {
    asked.push(method);
    if (method === "eth_getLogs") return Promise.resolve(logsOf(params[0] as Filter));
    if (method === "eth_getBlockByHash") return Promise.resolve({ timestamp: params[0] });
    if (!keepsState) return Promise.reject(new Error("missing trie node"));
    return Promise.resolve(hexToBigInt(params[1] as Hex) >= since ? "0x60" : "0x");
  };
  const client: Client = createClient({ transport: custom({ request }, { retryCount: 0 }) });
  return { asked, ranges, of: { client, chainId: LOCAL_CHAIN_ID, account } };
}

const nothing = () => undefined;
const blocksIn = (activity: Activity) => activity.events.map(({ block }) => Number(block));

describe("lookNewest", () => {
  it("reads back from the head, to the newest block, and says from where to where", async () => {
    const { of, ranges } = chain({ blocks: [29_990, 12_000, 500, newest] });
    const found = await lookNewest({ ...of, head: 29_999n, known: nothing });
    expect(blocksIn(found)).toEqual([newest, 29_990, 12_000]);
    expect([found.from, found.to, found.complete]).toEqual([10_000n, 29_999n, false]);
    expect(ranges).toHaveLength(5);
    expect(ranges[0]).toEqual([26_000n, "latest"]);
  });

  it("carries on what is known in one small range, with what was found earlier meanwhile", async () => {
    const { of, ranges } = chain({ blocks: [29_999] });
    const known: Activity = { events: [], from: 20_000n, to: 29_990n, complete: false };
    let looks = 0;
    const found = await lookNewest({ ...of, head: 29_999n, known: () => ((looks += 1), looks === 1 ? known : { ...known, from: 12n, complete: true }) });
    expect(ranges).toEqual([[29_975n, "latest"]]);
    expect(blocksIn(found)).toEqual([29_999]);
    expect([found.from, found.to, found.complete]).toEqual([12n, 29_999n, true]);
  });

  it("asks for the block of a log only where the server does not tell its time, each once", async () => {
    const { of, asked } = chain({ blocks: [40, 41], tellsTime: false });
    const found = await lookNewest({ ...of, head: 50n, known: nothing });
    expect(found.events.map(({ timestamp }) => timestamp)).toEqual([41, 40]);
    expect(asked.filter((method) => method === "eth_getBlockByHash")).toHaveLength(2);
    const quick = chain({ blocks: [40, 41] });
    await lookNewest({ ...quick.of, head: 50n, known: nothing });
    expect(quick.asked).not.toContain("eth_getBlockByHash");
  });
});

it("finds the service of a ticket that is held and was requested long before what is looked at", async () => {
  const { StakedAID, Lens } = addressesOf(LOCAL_CHAIN_ID);
  const id = numberToHex(7, { size: 32 });
  const held = encodeFunctionResult({ abi: lensAbi, functionName: "tickets", result: [ticketView({ id: 7n })] });
  const place = { blockHash: hashOf(29_000), blockNumber: numberToHex(29_000), blockTimestamp: "0x1", transactionHash: hashOf(29_000), logIndex: "0x0" };
  const service = { address: StakedAID, topics: [signatures.TicketServed, id], data: pad("0x1", { size: 64 }), ...place };
  const logsOf = ({ topics: [, ids], fromBlock }: Filter) => (Array.isArray(ids) && ids.includes(id) && hexToBigInt(fromBlock) === 26_000n ? [service] : []);
  const request = ({ method, params: [what] }: { method: string; params: unknown[] }): Promise<unknown> => {
    if (method === "eth_getLogs") return Promise.resolve(logsOf(what as Filter));
    return Promise.resolve(method === "eth_call" && (what as { to: Hex }).to === Lens ? held : "0x60");
  };
  const client: Client = createClient({ transport: custom({ request }, { retryCount: 0 }) });
  const found = await lookNewest({ client, chainId: LOCAL_CHAIN_ID, account, head: 29_999n, known: nothing });
  expect(found.events).toMatchObject([{ kind: "served", ticketId: 7n, block: 29_000n }]);
});

describe("lookEarlier", () => {
  it("ends at the first block, which nothing can be before", async () => {
    const { of, ranges } = chain({ blocks: [3] });
    const found = await lookEarlier({ ...of, before: 5_000n });
    expect(blocksIn(found)).toEqual([3]);
    expect([found.from, found.to, found.complete]).toEqual([0n, 4_999n, true]);
    expect(ranges).toEqual([
      [1_000n, numberToHex(4_999)],
      [0n, numberToHex(999)],
    ]);
  });

  it("is complete where AID was not there before, and not where that cannot be known", async () => {
    const before = 5n * rangeBlocks + 8_000n;
    expect((await lookEarlier({ ...chain({ blocks: [], since: 9_000n }).of, before })).complete).toBe(true);
    expect((await lookEarlier({ ...chain({ blocks: [], since: 100n }).of, before })).complete).toBe(false);
    expect((await lookEarlier({ ...chain({ blocks: [], keepsState: false }).of, before })).complete).toBe(false);
  });
});
