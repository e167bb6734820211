import { describe, expect, it } from "vitest";
import { word } from "../testing/events";
import { nowhere } from "../testing/facts";
import { createPaperBench, paperAsked, paperCall } from "../testing/paper-bench";
import { settle } from "./settle";

const from = nowhere.account;
const outcome = { address: paperCall.to, topics: [word(7)] as const, dataPrefix: word(5) };
const ours = { from, nonce: 0, to: paperCall.to, data: paperCall.data };
const other = { from, nonce: 0, to: nowhere.addresses.AID };
const telling = { ...other, from: nowhere.addresses.Router, logs: [{ address: paperCall.to, topics: [word(7)], data: word(5) }] };
const asked = paperAsked();
const standing = "answered";
const open = { asked, hash: undefined, standing: "open" } as const;
/** Long ago: no relay has it any more. */
const lost = { ...open, standing } as const;
const flight = (hash: `0x${string}`, nonce: number | null = 0) => ({ via: "transaction", asked, hash, from, nonce: nonce ?? undefined });

describe("a request of an account with its own key", () => {
  it("is found by its hash, pending or included", async () => {
    const { chain, deps } = createPaperBench();
    const hash = chain.submit(ours);
    expect(await settle(deps, { asked, hash, standing }, outcome)).toEqual({ is: "found", flight: flight(hash) });
    chain.mine(hash);
    expect(await settle(deps, { asked, hash, standing }, outcome)).toEqual({ is: "found", flight: flight(hash) });
  });

  it("is found by its nonce and what it calls, also under a later nonce", async () => {
    for (const nonce of [0, 1, 5]) {
      const { chain, deps } = createPaperBench();
      const before = Array.from({ length: nonce }, (_, index) => chain.submit({ ...other, nonce: index }));
      const hash = chain.submit({ ...ours, nonce });
      chain.mine(...before);
      chain.mine(hash);
      expect(await settle(deps, lost, outcome)).toEqual({ is: "found", flight: flight(hash, nonce) });
    }
  });

  it("is found while it waits", async () => {
    const { chain, deps } = createPaperBench();
    const hash = chain.submit(ours);
    expect(await settle(deps, lost, outcome)).toEqual({ is: "found", flight: flight(hash) });
  });

  it("may be what waits under its nonce, where a node does not show it", async () => {
    const { chain, deps } = createPaperBench();
    chain.submit(ours);
    chain.on("eth_getBlockByNumber", () => ({ number: "0x64", timestamp: "0x1", transactions: [] }));
    expect(await settle(deps, lost, outcome)).toEqual({ is: "waiting" });
  });

  it("is gone when something else has its nonce", async () => {
    const { chain, deps } = createPaperBench();
    const hash = chain.submit(other);
    chain.mine(hash);
    for (let block = 0; block < 32; block += 1) chain.mine();
    expect(await settle(deps, lost, outcome)).toEqual({ is: "gone" });
  });

  it("is gone with the chain it was made for, where that can be made anew", async () => {
    for (const [change, is] of [[{ block: 101n }, "gone"], [{ nonce: 1 }, "gone"], [{}, "free"]] as const) {
      const { deps } = createPaperBench({ restarts: true });
      expect(await settle(deps, { asked: paperAsked(change), hash: undefined, standing }, outcome)).toEqual({ is });
    }
    const { deps } = createPaperBench();
    expect(await settle(deps, { asked: paperAsked({ nonce: 1 }), hash: undefined, standing }, outcome)).toEqual({ is: "free" });
  });

  it("is not gone because its number is, while it may be open in the wallet", async () => {
    const { chain, deps } = createPaperBench();
    chain.mine(chain.submit(other));
    for (let block = 0; block < 40; block += 1) chain.mine();
    expect(await settle(deps, open, outcome)).toEqual({ is: "free" });
    expect(await settle(deps, lost, outcome)).toEqual({ is: "gone" });
  });

  it("may still come from a private relay when it left the wallet not long ago", async () => {
    const { chain, deps } = createPaperBench();
    chain.mine(chain.submit(other));
    expect(await settle(deps, { asked, hash: word(99), standing }, outcome)).toEqual({ is: "waiting" });
    for (let block = 0; block < 32; block += 1) chain.mine();
    expect(await settle(deps, { asked, hash: word(99), standing }, outcome)).toEqual({ is: "gone" });
  });

  it("is never gone while something of the account waits under a later nonce", async () => {
    for (const [waiting, fate] of [[ours, "found"], [other, "waiting"]] as const) {
      for (const pruned of [false, true]) {
        const { chain, deps } = createPaperBench();
        const head = chain.mine(chain.submit(other));
        const hash = chain.submit({ ...waiting, nonce: 1 });
        if (pruned) {
          chain.on("eth_getTransactionCount", ([, tag]) => {
            if (tag === "pending") return "0x2";
            if (Number(tag) === Number(head)) return "0x1";
            throw new Error("missing trie node");
          });
        }
        expect(await settle(deps, lost, outcome)).toEqual(fate === "found" ? { is: "found", flight: flight(hash, 1) } : { is: "waiting" });
      }
    }
  });

  it("is not gone because a read of the past failed", async () => {
    const { chain, deps } = createPaperBench();
    const head = chain.mine(chain.submit(other));
    chain.on("eth_getTransactionCount", ([, tag]) => {
      if (tag === "pending" || Number(tag) === Number(head)) return "0x1";
      throw new Error("Too Many Requests");
    });
    await expect(settle(deps, lost, outcome)).rejects.toThrow();
  });

  it("is free while its nonce is", async () => {
    const { deps } = createPaperBench();
    expect(await settle(deps, lost, outcome)).toEqual({ is: "free" });
  });

  it("is looked for among the logs where a node has forgotten old state", async () => {
    for (const logged of [true, false]) {
      const { chain, deps } = createPaperBench();
      const hashes = [chain.submit(other), ...(logged ? [chain.submit(telling)] : [])];
      const head = chain.mine(...hashes);
      chain.on("eth_getTransactionCount", ([, tag]) => {
        if (tag === "pending" || Number(tag) === Number(head)) return "0x1";
        throw new Error("missing trie node");
      });
      const fate = await settle(deps, { ...lost, standing: "declined" }, outcome);
      expect(fate).toEqual(logged ? { is: "found", flight: flight(hashes[1] ?? "0x", null) } : { is: "gone" });
    }
  });

  it("is not settled by a read that fails", async () => {
    const { chain, deps } = createPaperBench();
    chain.on("eth_getTransactionCount", () => {
      throw new Error("down");
    });
    await expect(settle(deps, lost, outcome)).rejects.toThrow();
  });
});

describe("a request of a contract", () => {
  const unnumbered = paperAsked({ nonce: undefined });

  it("is found by its log or its hash, and is free otherwise", async () => {
    const { chain, deps } = createPaperBench();
    expect(await settle(deps, { asked: unnumbered, hash: word(3), standing }, outcome)).toEqual({ is: "free" });
    const hash = chain.submit(telling);
    chain.mine(hash);
    const found = { is: "found", flight: { ...flight(hash, null), asked: unnumbered } };
    expect(await settle(deps, { asked: unnumbered, hash: undefined, standing }, outcome)).toEqual(found);
    expect(await settle(deps, { asked: unnumbered, hash, standing }, outcome)).toEqual(found);
  });
});

describe("a batch", () => {
  const batch = paperAsked({ nonce: undefined }, { id: "batch", final: true });
  const request = { asked: batch, hash: undefined, standing } as const;

  it.each([
    [{ status: 100 }, { is: "found", flight: { via: "batch", asked: batch, id: batch.id, from } }],
    [{ status: 200, receipts: [{ transactionHash: word(9) }] }, { is: "found", flight: { ...flight(word(9), null), asked: batch } }],
    [{ status: 400 }, { is: "gone" }],
  ])("is what its wallet says: %j", async (status, fate) => {
    const { answers, deps } = createPaperBench();
    answers.set("wallet_getCallsStatus", () => status);
    expect(await settle(deps, request, outcome)).toEqual(fate);
  });

  it("is free where its wallet does not know it, or does not say, and no log tells of it", async () => {
    const { answers, deps } = createPaperBench();
    expect(await settle(deps, request, outcome)).toEqual({ is: "free" });
    answers.set("wallet_getCallsStatus", () => {
      throw Object.assign(new Error("unknown"), { code: 5730 });
    });
    expect(await settle(deps, request, outcome)).toEqual({ is: "free" });
  });
});
