import { getAddress, type Hash, type Hex, numberToHex } from "viem";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { addressesOf } from "../../lib/chain/addresses";
import { redemptionOutcome } from "../../lib/tx/flows/redemption";
import { textStore } from "../../lib/tx/storage/text-store";
import { createPaperChain } from "../../lib/tx/testing/paper-chain";
import type { Model, Store } from "./model";
import { keepSent, readSent, type Sent } from "./sent";

const chainId = 31337;
vi.stubGlobal("EXIT_BUILD", { chainId, texts: {} });
const { createStore } = await import("./model");
const { act, askAgain, dismiss, unanswered } = await import("./act");

const account = getAddress(`0x${"1a".repeat(20)}`);
const addresses = addressesOf(chainId);
const aidRaw = 10n ** 18n;
const declined = { code: 4001, message: "no" };

/** The wallet's answer to one request, which the test gives when it wants to. */
type Asked = { readonly nonce: unknown; readonly send: (hash: Hash) => void; readonly fail: (error: object) => void };

let chain: ReturnType<typeof createPaperChain>;
let asked: Asked[];
let keep: ReturnType<typeof textStore>;
let store: Store;

beforeEach(() => {
  chain = createPaperChain(100);
  chain.on("eth_chainId", () => numberToHex(chainId));
  chain.on("eth_accounts", () => [account]);
  chain.on("eth_call", () => "0x");
  chain.on("eth_estimateGas", () => "0x10000");
  asked = [];
  const entries = new Map<string, string>();
  keep = textStore(() => ({
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, text) => void entries.set(key, text),
    removeItem: (key) => void entries.delete(key),
  }));
  const request = (question: { method: string; params?: readonly unknown[] }): Promise<unknown> => {
    if (question.method !== "eth_sendTransaction") return chain.client.request(question as never);
    const [{ nonce }] = question.params as [{ nonce: unknown }];
    return new Promise((send, fail) => asked.push({ nonce, send, fail }));
  };
  const wallet = { id: "test", name: "Test", provider: { request } };
  // What the screen shows does not matter here.
  const model = { wallet, account, walletChain: chainId, server: { is: "none" }, run: { is: "idle" } } as unknown as Model;
  store = createStore(model, () => undefined);
});

const run = () => store.get().run;
const kept = () => readSent(keep, chainId);
const isAsked = (times: number) => vi.waitFor(() => expect(asked.length).toBe(times));
const request = (index: number): Asked => {
  const one = asked[index];
  if (one === undefined) throw new Error(`The wallet was asked ${asked.length} times.`);
  return one;
};

/** A transaction with the Issuer's log of the redemption, in the pool. */
function submit(nonce: number): Hash {
  const { address, topics, dataPrefix } = redemptionOutcome(aidRaw, { chainId, account, addresses });
  return chain.submit({ from: account, nonce, to: addresses.Issuer, logs: [{ address, topics: topics as readonly Hex[], data: dataPrefix }] });
}

/** Asked, without an answer, and given up waiting for. */
async function leaveOpen(): Promise<Sent> {
  void act(store, keep, { kind: "redeem", aidRaw });
  await isAsked(1);
  unanswered(store);
  const [sent] = kept();
  if (sent === undefined) throw new Error("Nothing was written down.");
  const now = run();
  return now.is === "open" ? now.sent : sent;
}

describe("a redemption", () => {
  it("is written down before the wallet is asked, followed, and forgotten at its end", async () => {
    const end = act(store, keep, { kind: "redeem", aidRaw });
    await isAsked(1);
    expect(kept()).toEqual([{ account, deed: { kind: "redeem", aidRaw }, block: 100n, nonce: 0 }]);
    expect(run().is).toBe("asked");
    const hash = submit(0);
    request(0).send(hash);
    await vi.waitFor(() => expect(kept()).toEqual([{ account, deed: { kind: "redeem", aidRaw }, block: 100n, nonce: 0, isShown: true, hash }]));
    chain.mine(hash);
    await end;
    expect(run()).toMatchObject({ is: "done", hash });
    expect(kept()).toEqual([]);
  });

  it("is asked for once however often it is pressed", async () => {
    void act(store, keep, { kind: "redeem", aidRaw });
    void act(store, keep, { kind: "redeem", aidRaw });
    await isAsked(1);
    await act(store, keep, { kind: "redeem", aidRaw });
    expect(asked.length).toBe(1);
  });

  it("is over when it is declined, and in doubt after any other error", async () => {
    const first = act(store, keep, { kind: "redeem", aidRaw });
    await isAsked(1);
    request(0).fail(declined);
    await first;
    expect(run().is).toBe("failed");
    expect(kept()).toEqual([]);
    const second = act(store, keep, { kind: "redeem", aidRaw });
    await isAsked(2);
    request(1).fail({ code: -32603, message: "internal" });
    await second;
    expect(run().is).toBe("open");
    expect(kept().length).toBe(1);
  });

  it("is not asked for when another tab has asked meanwhile", async () => {
    const other: Sent = { account, deed: { kind: "redeem", aidRaw: 7n * aidRaw }, block: 99n, nonce: 0 };
    chain.on("eth_estimateGas", () => {
      keepSent(keep, chainId, other);
      return "0x10000";
    });
    await act(store, keep, { kind: "redeem", aidRaw });
    expect(asked.length).toBe(0);
    expect(run()).toMatchObject({ is: "open", sent: other });
  });

  it("that failed takes nothing of another tab's with it when it is put away", async () => {
    chain.on("eth_estimateGas", () => {
      throw Object.assign(new Error("reverted"), { code: 3 });
    });
    await act(store, keep, { kind: "redeem", aidRaw });
    expect(run().is).toBe("failed");
    const other: Sent = { account, deed: { kind: "redeem", aidRaw }, block: 101n, nonce: 0 };
    keepSent(keep, chainId, other);
    dismiss(store, keep);
    expect(kept()).toEqual([other]);
  });
});

describe("asking again", () => {
  it("has the same number, and the earlier request's late refusal does not end it", async () => {
    const sent = await leaveOpen();
    void askAgain(store, keep, sent);
    await isAsked(2);
    expect(asked.map(({ nonce }) => nonce)).toEqual(["0x0", "0x0"]);
    request(0).fail(declined);
    await Promise.resolve();
    expect(run().is).toBe("asked");
    expect(kept().length).toBe(1);
    const hash = submit(0);
    chain.mine(hash);
    request(1).send(hash);
    await vi.waitFor(() => expect(run()).toMatchObject({ is: "done", hash }));
  });

  it("does not happen when the wallet answers the earlier request meanwhile", async () => {
    const sent = await leaveOpen();
    const hash = submit(0);
    chain.on("eth_estimateGas", () => {
      request(0).send(hash);
      return new Promise((resolve) => setTimeout(resolve, 20, "0x10000"));
    });
    await askAgain(store, keep, sent);
    expect(asked.length).toBe(1);
    expect(run()).toMatchObject({ is: "pending", sent: { hash } });
  });

  it("does not happen when the redemption is found on the chain", async () => {
    const sent = await leaveOpen();
    const hash = submit(0);
    chain.mine(hash);
    await askAgain(store, keep, sent);
    expect(asked.length).toBe(1);
    expect(run()).toMatchObject({ is: "done", hash });
    expect(kept()).toEqual([]);
  });

  it("does not happen while the chain does not answer", async () => {
    const sent = await leaveOpen();
    chain.on("eth_getTransactionCount", () => {
      throw Object.assign(new Error("down"), { code: -32603 });
    });
    await askAgain(store, keep, sent);
    expect(asked.length).toBe(1);
    expect(run()).toMatchObject({ is: "open", sent });
    expect(kept().length).toBe(1);
  });
});
