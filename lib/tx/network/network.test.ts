import fc from "fast-check";
import { type Address, numberToHex } from "viem";
import { describe, expect, it } from "vitest";
import { fingerprintOf } from "../calls";
import { EngineError } from "../machine/engine-failure";
import { createManualClock } from "../testing/manual-clock";
import { createPaperChain, type PaperChain } from "../testing/paper-chain";
import { accountKind } from "./account-kind";
import { findByNonce } from "./find-by-nonce";
import { outcomeSearch } from "./find-outcome";
import { freshHead } from "./fresh-head";
import { findReceipt, findTransaction } from "./transaction";
import { withLimit } from "./with-limit";

const from: Address = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const to: Address = "0x5FC8d32690cc91D4c39d9d3abcBD16989F875707";
const never = new AbortController().signal;
const down = () => {
  throw Object.assign(new Error("down"), { code: -32603 });
};

describe("withLimit", () => {
  it("gives what comes in time, and says when it is late", async () => {
    const clock = createManualClock();
    expect(await withLimit(Promise.resolve(7), 10, clock)).toEqual({ late: false, value: 7 });
    const waiting = withLimit(new Promise(() => undefined), 10, clock);
    await clock.pass(10);
    expect(await waiting).toEqual({ late: true });
  });

  it("passes an error on", async () => {
    await expect(withLimit(Promise.reject(new Error("no")), 10, createManualClock())).rejects.toThrow("no");
  });
});

describe("freshHead", () => {
  const policy = { headMs: 100, pollMs: 10, restarts: false };

  it("waits until the network has caught up", async () => {
    const chain = createPaperChain(100);
    const clock = createManualClock();
    const head = freshHead({ client: chain.client, since: 102n, clock, policy, signal: never });
    await clock.pass(15);
    chain.mine();
    chain.mine();
    await clock.pass(10);
    expect(await head).toEqual({ number: 102n, timestamp: 1_800_000_102n, baseFeePerGas: 1_000_000_000n });
  });

  it("gives up in the end, and at once when nobody waits any more", async () => {
    const chain = createPaperChain(100);
    const clock = createManualClock();
    const late = expect(freshHead({ client: chain.client, since: 101n, clock, policy, signal: never })).rejects.toThrow(EngineError);
    await clock.pass(200);
    await late;
    await expect(freshHead({ client: chain.client, since: 101n, clock, policy, signal: AbortSignal.abort() })).rejects.toThrow("stale-head");
  });

  it("takes the head there is where the chain can have been made anew", async () => {
    const chain = createPaperChain(100);
    const clock = createManualClock();
    const head = freshHead({ client: chain.client, since: 500n, clock, policy: { ...policy, restarts: true }, signal: never });
    await clock.pass(200);
    expect((await head).number).toBe(100n);
  });

  it("counts no fee where blocks have none", async () => {
    const chain = createPaperChain(100);
    chain.on("eth_getBlockByNumber", () => ({ number: "0x64", timestamp: "0x1", transactions: [] }));
    const clock = createManualClock();
    expect((await freshHead({ client: chain.client, since: 0n, clock, policy, signal: never })).baseFeePerGas).toBe(0n);
  });
});

describe("accountKind", () => {
  it.each([
    [undefined, "key"],
    ["0xef01005fc8d32690cc91d4c39d9d3abcbd16989f875707", "delegated"],
    ["0xEF01005fc8d32690cc91d4c39d9d3abcbd16989f875707", "delegated"],
    ["0x6080", "contract"],
  ] as const)("of code %s is %s", async (code, kind) => {
    const chain = createPaperChain();
    if (code !== undefined) chain.setCode(from, code);
    expect(await accountKind(chain.client, from)).toBe(kind);
  });
});

describe("findTransaction and findReceipt", () => {
  it("tell what is not there from what could not be asked", async () => {
    const chain = createPaperChain();
    const hash = chain.submit({ from, nonce: 0, to });
    expect((await findTransaction(chain.client, hash))?.blockNumber).toBeNull();
    expect(await findReceipt(chain.client, hash)).toBeUndefined();
    expect(await findTransaction(chain.client, numberToHex(1, { size: 32 }))).toBeUndefined();
    chain.on("eth_getTransactionByHash", down);
    chain.on("eth_getTransactionReceipt", down);
    await expect(findTransaction(chain.client, hash)).rejects.toThrow();
    await expect(findReceipt(chain.client, hash)).rejects.toThrow();
  });
});

describe("findByNonce", () => {
  it("finds every transaction of any history, and only those of the range", async () => {
    const histories = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 40 });
    const property = fc.asyncProperty(histories, async (perBlock) => {
      const chain = createPaperChain(1_000);
      const mined: { hash: string; nonce: number; block: bigint }[] = [];
      let nonce = 0;
      for (const count of perBlock) {
        const hashes = Array.from({ length: count }, () => chain.submit({ from, nonce: nonce++, to, value: BigInt(nonce) }));
        const stranger = chain.submit({ from: to, nonce: mined.length + 500, to: from });
        const block = chain.mine(...hashes, stranger);
        for (const [index, hash] of hashes.entries()) mined.push({ hash, nonce: nonce - count + index, block });
      }
      const head = 1_000n + BigInt(perBlock.length);
      for (const { hash, nonce: wanted, block } of mined) {
        const found = await findByNonce({ client: chain.client, from, nonce: wanted, after: 1_000n, head });
        expect(found).toMatchObject({ hash, nonce: wanted, fingerprint: fingerprintOf([{ to, data: "0x", value: BigInt(wanted + 1) }]) });
        expect(await findByNonce({ client: chain.client, from, nonce: wanted, after: block, head })).toBeUndefined();
      }
      expect(await findByNonce({ client: chain.client, from, nonce, after: 1_000n, head })).toBeUndefined();
    });
    await fc.assert(property, { numRuns: 25 });
  });

  it("knows a cancellation, and a deployment that resembles nothing", async () => {
    const chain = createPaperChain(10);
    const [cancelling, deploying] = [chain.submit({ from, nonce: 0, to: from }), chain.submit({ from, nonce: 1 })];
    chain.mine(cancelling, deploying);
    const find = (nonce: number) => findByNonce({ client: chain.client, from, nonce, after: 10n, head: 11n });
    expect(await find(0)).toMatchObject({ cancels: true });
    expect(await find(1)).toMatchObject({ cancels: false, fingerprint: deploying });
  });
});

describe("the search for an outcome", () => {
  const topic = numberToHex(7, { size: 32 });
  const filter = { address: to, topics: [topic, null] as const, dataPrefix: numberToHex(5, { size: 32 }) };
  const policy = { logRange: 10n, logRanges: 3, tipBlocks: 5n };
  const log = (data: `0x${string}`) => ({ address: to, topics: [topic, topic], data });
  const none = { is: "none" } as const;
  const searchOn = ({ client }: PaperChain, asked: { block: bigint; searched?: bigint }, note: (block: bigint) => void = () => undefined) =>
    outcomeSearch({ client, filter, policy, asked, note });

  /** Ranges of blocks asked for, in a chain without any such log and with this head. */
  function rangesOf(chain: PaperChain, head: () => number): unknown[] {
    const ranges: unknown[] = [];
    chain.on("eth_blockNumber", () => numberToHex(head()));
    chain.on("eth_getLogs", ([parameters]) => {
      const { fromBlock, toBlock } = parameters as { fromBlock: string; toBlock: string };
      ranges.push([Number(fromBlock), Number(toBlock)]);
      return [];
    });
    return ranges;
  }

  it("finds the log that begins as wanted, after the block and not in it", async () => {
    const chain = createPaperChain(100);
    const other = chain.submit({ from, nonce: 0, to, logs: [log(numberToHex(6, { size: 32 }))] });
    const wanted = chain.submit({ from, nonce: 1, to, logs: [log(`${filter.dataPrefix}00`)] });
    const block = chain.mine(other, wanted);
    expect(await searchOn(chain, { block: 100n })()).toEqual({ is: "found", hash: wanted });
    expect(await searchOn(chain, { block })()).toEqual(none);
  });

  it("leaves out no block between the request and the head, look after look, and looks at the newest again", async () => {
    const chain = createPaperChain(100);
    let head = 65;
    const ranges = rangesOf(chain, () => head);
    const notes: bigint[] = [];
    const search = searchOn(chain, { block: 0n }, (block) => notes.push(block));
    expect([await search(), await search()]).toEqual([{ is: "unfinished" }, { is: "unfinished" }]);
    expect(ranges).toEqual([[1, 10], [11, 20], [21, 30], [31, 40], [41, 50], [51, 60]]);
    expect(await search()).toEqual(none);
    head = 70;
    expect(await search()).toEqual(none);
    expect(ranges.slice(6)).toEqual([[61, 65], [61, 70]]);
    expect(notes).toEqual([30n, 60n]);
  });

  it("goes on where an earlier visit stopped", async () => {
    const chain = createPaperChain(100);
    const ranges = rangesOf(chain, () => 65);
    expect(await searchOn(chain, { block: 0n, searched: 60n })()).toEqual(none);
    expect(ranges).toEqual([[61, 65]]);
  });

  it("proves nothing where a server does not have the blocks", async () => {
    const chain = createPaperChain(100);
    const ranges = rangesOf(chain, () => 59);
    expect(await searchOn(chain, { block: 0n, searched: 60n })()).toEqual({ is: "unfinished" });
    expect(ranges).toEqual([]);
  });

  it("does not take a log of a transaction that is in no block", async () => {
    const chain = createPaperChain(100);
    chain.on("eth_getLogs", () => [{ data: filter.dataPrefix, transactionHash: null }]);
    expect(await searchOn(chain, { block: 90n })()).toEqual(none);
  });
});
