import { describe, expect, it } from "vitest";
import type { PaperTransaction } from "../testing/paper-chain";
import { nowhere } from "../testing/facts";
import { createPaperBench, paperAsked, paperCall, type PaperBench, within } from "../testing/paper-bench";
import type { TransactionFlight } from "./look";
import { watchTransaction } from "./watch-transaction";

const from = nowhere.account;
const ours: PaperTransaction = { from, nonce: 0, to: paperCall.to, data: paperCall.data };
const never = new AbortController().signal;

function flightOf(hash: `0x${string}`, change: Partial<TransactionFlight> = {}): TransactionFlight {
  return { via: "transaction", asked: paperAsked(), hash, from, nonce: 0, ...change };
}

const watch = ({ deps }: PaperBench, flight: TransactionFlight) => watchTransaction(deps, flight, never);

describe("a transaction that is watched", () => {
  it("is seen in its block, with its depth", async () => {
    const bench = createPaperBench();
    const hash = bench.chain.submit(ours);
    const event = watch(bench, flightOf(hash));
    await bench.clock.pass(35);
    const block = bench.chain.mine(hash);
    expect(await within(bench.clock, 20, event)).toEqual({ type: "seen", inclusion: { hash, block, confirmations: 1 } });
  });

  it("is dropped when no trace of it is left for long enough", async () => {
    const bench = createPaperBench();
    const hash = bench.chain.submit(ours);
    const event = watch(bench, flightOf(hash));
    await bench.clock.pass(50);
    bench.chain.forget(hash);
    expect(await within(bench.clock, 400, event)).toEqual({ type: "dropped" });
  });

  it("is not dropped before enough blocks have passed", async () => {
    const bench = createPaperBench({ dropBlocks: 2 });
    const event = watch(bench, flightOf(`0x${"1".repeat(64)}`));
    await bench.clock.pass(500);
    bench.chain.mine();
    await bench.clock.pass(100);
    bench.chain.mine();
    expect(await within(bench.clock, 50, event)).toEqual({ type: "dropped" });
  });

  it("is not dropped when it shows up again", async () => {
    const bench = createPaperBench();
    const hash = bench.chain.submit(ours);
    bench.chain.on("eth_getTransactionByHash", () => null);
    const event = watch(bench, flightOf(hash));
    await bench.clock.pass(150);
    bench.chain.on("eth_getTransactionByHash", undefined);
    await bench.clock.pass(20);
    bench.chain.on("eth_getTransactionByHash", () => null);
    await bench.clock.pass(150);
    const block = bench.chain.mine(hash);
    expect(await within(bench.clock, 20, event)).toMatchObject({ type: "seen", inclusion: { block } });
  });

  it("is found under another hash", async () => {
    const bench = createPaperBench();
    const first = bench.chain.submit(ours);
    const event = watch(bench, flightOf(first));
    await bench.clock.pass(20);
    const second = bench.chain.submit(ours);
    bench.chain.forget(first);
    bench.chain.mine(second);
    expect(await within(bench.clock, 20, event)).toEqual({ type: "sped-up", hash: second, nonce: 0 });
  });

  it("is recognised by what the wallet has really sent", async () => {
    const bench = createPaperBench();
    const altered = { ...ours, data: "0xabcd" } as const;
    const first = bench.chain.submit(altered);
    const event = watch(bench, flightOf(first));
    await bench.clock.pass(20);
    const second = bench.chain.submit(altered);
    bench.chain.forget(first);
    bench.chain.mine(second);
    expect(await within(bench.clock, 20, event)).toMatchObject({ type: "sped-up", hash: second });
  });

  it("is replaced at once when the network had shown it, even if it still shows it", async () => {
    const bench = createPaperBench();
    const first = bench.chain.submit(ours);
    const event = watch(bench, flightOf(first));
    await bench.clock.pass(20);
    const other = bench.chain.submit({ from, nonce: 0, to: from });
    bench.chain.mine(other);
    expect(await within(bench.clock, 20, event)).toEqual({ type: "replaced", hash: other, cancelled: true });
  });

  it("is dropped, not replaced, after a while when its nonce was a guess", async () => {
    const bench = createPaperBench();
    const other = bench.chain.submit({ from, nonce: 0, to: nowhere.addresses.AID });
    bench.chain.mine(other);
    const event = watch(bench, flightOf(`0x${"1".repeat(64)}`));
    await bench.clock.pass(150);
    const early = await Promise.race([event, Promise.resolve("waiting")]);
    expect(early).toBe("waiting");
    expect(await within(bench.clock, 100, event)).toEqual({ type: "dropped" });
  });

  it("tells under which nonce it really is", async () => {
    const bench = createPaperBench();
    const hash = bench.chain.submit({ ...ours, nonce: 3 });
    expect(await within(bench.clock, 20, watch(bench, flightOf(hash)))).toEqual({ type: "numbered", nonce: 3 });
    const learned = { asked: paperAsked({ nonce: 3 }), nonce: 3 };
    const event = watch(bench, flightOf(hash, learned));
    await bench.clock.pass(20);
    const block = bench.chain.mine(hash);
    expect(await within(bench.clock, 20, event)).toMatchObject({ type: "seen", inclusion: { block } });
  });

  it("is given up on in the end, and was never anything else while reads fail", async () => {
    const bench = createPaperBench();
    bench.chain.on("eth_blockNumber", () => {
      throw new Error("down");
    });
    const event = watch(bench, flightOf(`0x${"1".repeat(64)}`));
    await bench.clock.pass(900);
    expect(await within(bench.clock, 200, event)).toEqual({ type: "timed-out" });
  });

  it("is let alone when nobody wants to know any more", async () => {
    const bench = createPaperBench();
    const controller = new AbortController();
    const event = watchTransaction(bench.deps, flightOf(`0x${"1".repeat(64)}`), controller.signal);
    await bench.clock.pass(20);
    controller.abort();
    expect(await within(bench.clock, 20, event)).toBeUndefined();
  });
});

describe("a hash from an account without a nonce of its own", () => {
  const unnumbered = { asked: paperAsked({ nonce: undefined }), nonce: undefined };

  it("is a proposal where the account is a contract", async () => {
    const bench = createPaperBench();
    bench.chain.setCode(from, "0x6080");
    const event = watch(bench, flightOf(`0x${"2".repeat(64)}`, unnumbered));
    expect(await within(bench.clock, 150, event)).toEqual({ type: "proposed" });
  });

  it("is waited for where the account has no code, or the network does not say", async () => {
    for (const fails of [false, true]) {
      const bench = createPaperBench();
      if (fails) {
        bench.chain.on("eth_getCode", () => {
          throw new Error("down");
        });
      }
      const event = watch(bench, flightOf(`0x${"2".repeat(64)}`, unnumbered));
      expect(await within(bench.clock, 1_100, event)).toEqual({ type: "timed-out" });
    }
  });

  it("is waited for where a batch is in it", async () => {
    const bench = createPaperBench();
    const asked = paperAsked({ nonce: undefined }, { id: "batch", final: true });
    const event = watch(bench, flightOf(`0x${"2".repeat(64)}`, { asked, nonce: undefined }));
    expect(await within(bench.clock, 1_100, event)).toEqual({ type: "timed-out" });
  });
});
