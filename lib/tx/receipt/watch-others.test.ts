import { describe, expect, it } from "vitest";
import { engineFailure } from "../machine/engine-failure";
import type { Asked, Flight, Inclusion } from "../machine/state";
import { outcomeSearch } from "../network/find-outcome";
import type { Deps } from "../run/deps";
import { word } from "../testing/events";
import { nowhere } from "../testing/facts";
import { createPaperBench, paperAsked, paperCall, type PaperBench, within } from "../testing/paper-bench";
import { watchBatch } from "./watch-batch";
import { watchConfirmations } from "./watch-confirmations";
import { watchProposal } from "./watch-proposal";

const from = nowhere.account;
const never = new AbortController().signal;
const outcome = { address: paperCall.to, topics: [word(7)] as const, dataPrefix: word(5) };
const telling = { from: nowhere.addresses.Router, nonce: 0, to: from, logs: [{ address: paperCall.to, topics: [word(7)], data: word(5) }] };
const searchOf = (deps: Deps, asked: Asked, note: (block: bigint) => void = () => undefined) => outcomeSearch({ ...deps, asked, filter: outcome, note });
const ours = { from, nonce: 0, to: paperCall.to, data: paperCall.data };
const down = () => {
  throw new Error("down");
};

describe("confirmations", () => {
  const sighted = (hash: `0x${string}`, block: bigint): Inclusion => ({ hash, block, confirmations: 1 });

  it("are counted until there are enough", async () => {
    const { chain, clock, deps } = createPaperBench({ confirmations: 3 });
    const hash = chain.submit(ours);
    const block = chain.mine(hash);
    const first = watchConfirmations(deps, sighted(hash, block), never);
    await clock.pass(30);
    chain.mine();
    expect(await within(clock, 20, first)).toEqual({ type: "seen", inclusion: { hash, block, confirmations: 2 } });
    const second = watchConfirmations(deps, { hash, block, confirmations: 2 }, never);
    chain.mine();
    expect(await within(clock, 20, second)).toEqual({ type: "included", hash, block });
  });

  it("do not go back because another server lags behind", async () => {
    const { chain, clock, deps } = createPaperBench({ confirmations: 3 });
    const hash = chain.submit(ours);
    const block = chain.mine(hash);
    chain.on("eth_blockNumber", () => "0x1");
    const event = watchConfirmations(deps, { hash, block, confirmations: 2 }, never);
    await clock.pass(50);
    chain.on("eth_blockNumber", undefined);
    chain.mine();
    chain.mine();
    expect(await within(clock, 20, event)).toMatchObject({ type: "included" });
  });

  it("end when the block is taken back", async () => {
    const { chain, clock, deps } = createPaperBench({ confirmations: 3 });
    const hash = chain.submit(ours);
    const block = chain.mine(hash);
    const event = watchConfirmations(deps, sighted(hash, block), never);
    await clock.pass(20);
    chain.forget(hash);
    expect(await within(clock, 20, event)).toEqual({ type: "reorged" });
  });

  it("tell a failure with its reason, and without one where it cannot be fetched", async () => {
    const bench = createPaperBench();
    const hash = bench.chain.submit({ ...ours, success: false });
    const block = bench.chain.mine(hash);
    expect(await watchConfirmations(bench.deps, sighted(hash, block), never)).toMatchObject({ type: "reverted", hash, failure: { code: "MintPaused" } });
    const silent = { ...bench.deps, explainRevert: () => Promise.reject(new Error("down")) };
    expect(await watchConfirmations(silent, sighted(hash, block), never)).toMatchObject({ type: "reverted", failure: { code: "revert-empty" } });
  });

  it("of somebody else's transaction prove a final step only with its log", async () => {
    const { chain, deps } = createPaperBench();
    const batch = paperAsked({ nonce: undefined }, { id: "batch", final: true });
    const account = paperAsked();
    const carrier = { ...telling, logs: [] };
    for (const [transaction, asked, type] of [
      [telling, batch, "included"],
      [carrier, batch, "reverted"],
      [{ ...telling, logs: [{ ...telling.logs[0], address: from, topics: [word(7)], data: word(5) }] }, batch, "reverted"],
      [{ ...telling, logs: [{ address: paperCall.to, topics: [word(8)], data: word(5) }] }, batch, "reverted"],
      [{ ...telling, logs: [{ address: paperCall.to, topics: [word(7)], data: word(6) }] }, batch, "reverted"],
      [carrier, account, "reverted"],
      [telling, account, "included"],
      [ours, account, "included"],
      [carrier, paperAsked({ nonce: undefined }, { id: "approve", final: false }), "included"],
    ] as const) {
      const hash = chain.submit(transaction);
      const block = chain.mine(hash);
      expect(await watchConfirmations(deps, sighted(hash, block), never, { asked, outcome })).toMatchObject({ type, hash });
    }
  });

  it("are waited for no longer than the limit, through failing reads, and not at all without interest", async () => {
    const { chain, clock, deps } = createPaperBench({ confirmations: 3 });
    chain.on("eth_blockNumber", down);
    expect(await within(clock, 1_100, watchConfirmations(deps, sighted(word(1), 1n), never))).toEqual({ type: "timed-out" });
    expect(await watchConfirmations(deps, sighted(word(1), 1n), AbortSignal.abort())).toBeUndefined();
  });
});

describe("a batch", () => {
  const asked = paperAsked({ nonce: undefined }, { id: "batch", final: true });
  const flight = { via: "batch", asked, id: asked.id, from } as const;
  const watch = ({ deps }: PaperBench) => watchBatch(deps, flight, searchOf(deps, flight.asked), never);

  it("is followed through its wallet", async () => {
    const bench = createPaperBench();
    bench.answers.set("wallet_getCallsStatus", () => ({ status: 100 }));
    const event = watch(bench);
    await bench.clock.pass(200);
    bench.answers.set("wallet_getCallsStatus", () => ({ status: 200, receipts: [{ transactionHash: word(9) }] }));
    expect(await within(bench.clock, 20, event)).toEqual({ type: "carried", hash: word(9) });
  });

  it("is carried also when it failed on chain", async () => {
    const bench = createPaperBench();
    bench.answers.set("wallet_getCallsStatus", () => ({ status: 500, receipts: [{ transactionHash: word(9) }] }));
    expect(await watch(bench)).toEqual({ type: "carried", hash: word(9) });
  });

  it("is abandoned when its wallet has given it up", async () => {
    const bench = createPaperBench();
    bench.answers.set("wallet_getCallsStatus", () => ({ status: 400 }));
    expect(await watch(bench)).toEqual({ type: "abandoned", failure: engineFailure("batch-abandoned") });
  });

  it.each([
    ["does not know the method", undefined],
    ["does not say which transaction", () => ({ status: 200 })],
    ["answers something else", () => "yes"],
  ])("is found by its log where the wallet %s", async (_name, answer) => {
    const bench = createPaperBench();
    if (answer) bench.answers.set("wallet_getCallsStatus", answer);
    const event = watch(bench);
    await bench.clock.pass(100);
    const hash = bench.chain.submit(telling);
    bench.chain.mine(hash);
    expect(await within(bench.clock, 100, event)).toEqual({ type: "carried", hash });
  });

  it("is proposed where a contract's wallet keeps it", async () => {
    const bench = createPaperBench();
    bench.chain.setCode(from, "0x6080");
    bench.answers.set("wallet_getCallsStatus", () => ({ status: "PENDING" }));
    expect(await within(bench.clock, 200, watch(bench))).toEqual({ type: "proposed" });
  });

  it("that its wallet has forgotten is found in whichever block it was carried out, look after look", async () => {
    const bench = createPaperBench();
    for (let block = 0; block < 3_000; block += 1) bench.chain.mine();
    const hash = bench.chain.submit(telling);
    bench.chain.mine(hash);
    for (let block = 0; block < 3_000; block += 1) bench.chain.mine();
    expect(await within(bench.clock, 50, watch(bench))).toEqual({ type: "carried", hash });
  });

  it("is given up on in the end, through failing reads, and without interest not even begun", async () => {
    const bench = createPaperBench();
    bench.chain.on("eth_blockNumber", down);
    expect(await within(bench.clock, 1_200, watch(bench))).toEqual({ type: "timed-out" });
    bench.chain.on("eth_getCode", down);
    bench.answers.set("wallet_getCallsStatus", () => ({ status: 100 }));
    expect(await within(bench.clock, 1_200, watch(bench))).toEqual({ type: "timed-out" });
    expect(await watchBatch(bench.deps, flight, searchOf(bench.deps, asked), AbortSignal.abort())).toBeUndefined();
  });
});

describe("a proposal", () => {
  const asked = paperAsked({ nonce: undefined });
  const foundAs = (hash: `0x${string}`) => ({ type: "found", flight: { via: "transaction", asked, hash, from, nonce: undefined } });
  const watch = ({ deps }: PaperBench, flight: Flight | undefined, note?: (block: bigint) => void) => watchProposal(deps, { asked, flight }, searchOf(deps, asked, note), never);

  it("is found by the log that its execution leaves", async () => {
    const bench = createPaperBench();
    const event = watch(bench, undefined);
    await bench.clock.pass(200);
    const hash = bench.chain.submit(telling);
    bench.chain.mine(hash);
    expect(await within(bench.clock, 50, event)).toEqual(foundAs(hash));
  });

  it("is found by its hash where that is a transaction's after all", async () => {
    const bench = createPaperBench();
    const hash = bench.chain.submit(ours);
    const event = watch(bench, { via: "transaction", asked, hash, from, nonce: undefined });
    await bench.clock.pass(100);
    bench.chain.mine(hash);
    expect(await within(bench.clock, 50, event)).toEqual(foundAs(hash));
  });

  it.each([
    [{ status: 200, receipts: [{ transactionHash: word(9) }] }, foundAs(word(9))],
    [{ status: 400 }, { type: "abandoned", failure: engineFailure("batch-abandoned") }],
  ])("in a batch ends with the wallet's word %j", async (status, expected) => {
    const bench = createPaperBench();
    bench.answers.set("wallet_getCallsStatus", () => status);
    expect(await watch(bench, { via: "batch", asked, id: asked.id, from })).toEqual(expected);
  });

  it("that was executed while nobody looked is found from its block onwards, and how far it was searched is told", async () => {
    const bench = createPaperBench();
    for (let block = 0; block < 5_000; block += 1) bench.chain.mine();
    const hash = bench.chain.submit(telling);
    bench.chain.mine(hash);
    for (let block = 0; block < 5_000; block += 1) bench.chain.mine();
    const notes: bigint[] = [];
    const event = watch(bench, undefined, (block) => notes.push(block));
    expect(await within(bench.clock, 50, event)).toEqual(foundAs(hash));
    expect(notes).toEqual([2_100n, 4_100n]);
  });

  it("rests after a while, through failing reads", async () => {
    const bench = createPaperBench();
    bench.chain.on("eth_blockNumber", down);
    expect(await within(bench.clock, 1_200, watch(bench, undefined))).toBeUndefined();
  });
});
