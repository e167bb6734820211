import { describe, expect, it } from "vitest";
import { word } from "../testing/events";
import { nowhere } from "../testing/facts";
import { createPaperBench, paperAsked, paperCall } from "../testing/paper-bench";
import { outcomeSearch } from "../network/find-outcome";
import type { Unsettled } from "../machine/state";
import type { Deps } from "../run/deps";
import { settle } from "./settle";

const from = nowhere.account;
const outcome = { address: paperCall.to, topics: [word(7)] as const, dataPrefix: word(5) };
const ours = { from, nonce: 0, to: paperCall.to, data: paperCall.data };
const other = { from, nonce: 0, to: nowhere.addresses.AID };
const telling = { ...other, from: nowhere.addresses.Router, logs: [{ address: paperCall.to, topics: [word(7)], data: word(5) }] };
/** One look. Blocks that need no second one are told to `note`. */
const settled = (deps: Deps, request: Unsettled, note: (block: bigint) => void = () => undefined) =>
  settle(deps, request, outcomeSearch({ ...deps, asked: request.asked, filter: outcome, note }));
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
    expect(await settled(deps, { asked, hash, standing })).toEqual({ is: "found", flight: flight(hash) });
    chain.mine(hash);
    expect(await settled(deps, { asked, hash, standing })).toEqual({ is: "found", flight: flight(hash) });
  });

  it("is found by its nonce and what it calls, also under a later nonce", async () => {
    for (const nonce of [0, 1, 5]) {
      const { chain, deps } = createPaperBench();
      const before = Array.from({ length: nonce }, (_, index) => chain.submit({ ...other, nonce: index }));
      const hash = chain.submit({ ...ours, nonce });
      chain.mine(...before);
      chain.mine(hash);
      expect(await settled(deps, lost)).toEqual({ is: "found", flight: flight(hash, nonce) });
    }
  });

  it("is found while it waits", async () => {
    const { chain, deps } = createPaperBench();
    const hash = chain.submit(ours);
    expect(await settled(deps, lost)).toEqual({ is: "found", flight: flight(hash) });
  });

  it("may be what waits under its nonce, where a node does not show it", async () => {
    const { chain, deps } = createPaperBench();
    chain.submit(ours);
    chain.on("eth_getBlockByNumber", () => ({ number: "0x64", timestamp: "0x1", transactions: [] }));
    expect(await settled(deps, lost)).toEqual({ is: "waiting" });
  });

  it("is gone when something else has its nonce", async () => {
    const { chain, deps } = createPaperBench();
    const hash = chain.submit(other);
    chain.mine(hash);
    for (let block = 0; block < 32; block += 1) chain.mine();
    expect(await settled(deps, lost)).toEqual({ is: "gone" });
  });

  it("is gone with the chain it was made for, where that can be made anew", async () => {
    for (const [change, is] of [[{ block: 101n }, "gone"], [{ searched: 101n }, "gone"], [{ nonce: 1 }, "gone"], [{}, "free"]] as const) {
      const { deps } = createPaperBench({ restarts: true });
      expect(await settled(deps, { asked: paperAsked(change), hash: undefined, standing })).toEqual({ is });
    }
    const { deps } = createPaperBench();
    expect(await settled(deps, { asked: paperAsked({ nonce: 1 }), hash: undefined, standing })).toEqual({ is: "free" });
  });

  it("is not gone because its number is, while it may be open in the wallet", async () => {
    const { chain, deps } = createPaperBench();
    chain.mine(chain.submit(other));
    for (let block = 0; block < 40; block += 1) chain.mine();
    expect(await settled(deps, open)).toEqual({ is: "free" });
    expect(await settled(deps, lost)).toEqual({ is: "gone" });
  });

  it("may still come from a private relay when it left the wallet not long ago", async () => {
    const { chain, deps } = createPaperBench();
    chain.mine(chain.submit(other));
    expect(await settled(deps, { asked, hash: word(99), standing })).toEqual({ is: "waiting" });
    for (let block = 0; block < 32; block += 1) chain.mine();
    expect(await settled(deps, { asked, hash: word(99), standing })).toEqual({ is: "gone" });
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
        expect(await settled(deps, lost)).toEqual(fate === "found" ? { is: "found", flight: flight(hash, 1) } : { is: "waiting" });
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
    await expect(settled(deps, lost)).rejects.toThrow();
  });

  it("is free while its nonce is", async () => {
    const { deps } = createPaperBench();
    expect(await settled(deps, lost)).toEqual({ is: "free" });
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
      const fate = await settled(deps, { ...lost, standing: "declined" });
      expect(fate).toEqual(logged ? { is: "found", flight: flight(hashes[1] ?? "0x", null) } : { is: "gone" });
    }
  });

  it.each(["a node that has forgotten old state", "more later numbers than are looked at"])("is gone only when every block since was searched: %s", async (cause) => {
    for (const isLogged of [true, false]) {
      const { chain, deps } = createPaperBench();
      const isCut = cause !== "a node that has forgotten old state";
      const count = isCut ? 17 : 1;
      chain.mine(...Array.from({ length: count }, (_, nonce) => chain.submit({ ...other, nonce })));
      for (let block = 0; block < 2_500; block += 1) chain.mine();
      const hash = isLogged ? chain.submit(telling) : word(9);
      chain.mine(hash);
      for (let block = 0; block < 2_000; block += 1) chain.mine();
      if (!isCut) {
        chain.on("eth_getTransactionCount", ([, tag]) => {
          if (tag === "pending" || Number(tag) > 4_600) return "0x1";
          throw new Error("missing trie node");
        });
      }
      const notes: bigint[] = [];
      const fates = [];
      for (let visit = 0; visit < 3; visit += 1) {
        const request = { ...lost, asked: paperAsked(notes.length > 0 ? { searched: notes.at(-1) ?? 0n } : {}) };
        fates.push(await settled(deps, request, (block) => notes.push(block)));
      }
      const later = isLogged ? [{ is: "found" }, { is: "found" }] : [{ is: "unfinished" }, { is: "gone" }];
      expect(fates).toMatchObject([{ is: "unfinished" }, ...later]);
      expect(notes).toEqual(isLogged ? [2_100n] : [2_100n, 4_100n]);
    }
  });

  it("is not settled by a read that fails", async () => {
    const { chain, deps } = createPaperBench();
    chain.on("eth_getTransactionCount", () => {
      throw new Error("down");
    });
    await expect(settled(deps, lost)).rejects.toThrow();
  });
});

describe("a request of a contract", () => {
  const unnumbered = paperAsked({ nonce: undefined });

  it("is found by its log or its hash, and is free otherwise", async () => {
    const { chain, deps } = createPaperBench();
    expect(await settled(deps, { asked: unnumbered, hash: word(3), standing })).toEqual({ is: "free" });
    const hash = chain.submit(telling);
    chain.mine(hash);
    const found = { is: "found", flight: { ...flight(hash, null), asked: unnumbered } };
    expect(await settled(deps, { asked: unnumbered, hash: undefined, standing })).toEqual(found);
    expect(await settled(deps, { asked: unnumbered, hash, standing })).toEqual(found);
  });
});

describe("a request that only its log can tell of", () => {
  it("is not free before every block since was searched: another could be carried out beside it", async () => {
    for (const request of [
      { asked: paperAsked({ nonce: undefined }), hash: undefined, standing: "declined" },
      { asked: paperAsked({ nonce: undefined }, { id: "batch", final: true }), hash: undefined, standing },
    ] as const) {
      const { chain, deps } = createPaperBench();
      for (let block = 0; block < 2_001; block += 1) chain.mine();
      expect(await settled(deps, request)).toEqual({ is: "unfinished" });
      expect(await settled(deps, { ...request, asked: { ...request.asked, searched: 2_000n } })).toEqual({ is: "free" });
    }
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
    expect(await settled(deps, request)).toEqual(fate);
  });

  it("is free where its wallet does not know it, or does not say, and no log tells of it", async () => {
    const { answers, deps } = createPaperBench();
    expect(await settled(deps, request)).toEqual({ is: "free" });
    answers.set("wallet_getCallsStatus", () => {
      throw Object.assign(new Error("unknown"), { code: 5730 });
    });
    expect(await settled(deps, request)).toEqual({ is: "free" });
  });
});
