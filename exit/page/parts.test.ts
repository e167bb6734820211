import { getAddress } from "viem";
import { describe, expect, it } from "vitest";
import { classify } from "../../lib/errors/classify";
import { textStore } from "../../lib/tx/storage/text-store";
import { patient, serverUrl } from "./rpc";
import { forgetSent, keepSent, readSent, type Sent } from "./sent";
import { staleSeconds } from "./stale";
import { announced } from "./wallets";

const [one, two] = [getAddress(`0x${"1a".repeat(20)}`), getAddress(`0x${"2b".repeat(20)}`)] as const;
const sent: Sent = { account: one, deed: { kind: "redeem", aidRaw: 10n ** 18n }, block: 7n, nonce: 0 };

function storage() {
  const entries = new Map<string, string>();
  return {
    entries,
    store: textStore(() => ({
      getItem: (key) => entries.get(key) ?? null,
      setItem: (key, text) => void entries.set(key, text),
      removeItem: (key) => void entries.delete(key),
    })),
  };
}

describe("what is on its way", () => {
  it("is kept for each account, replaced by what is known later, and forgotten alone", () => {
    const { store, entries } = storage();
    keepSent(store, 1, sent);
    keepSent(store, 1, { ...sent, account: two });
    const known: Sent = { ...sent, hash: `0x${"ab".repeat(32)}` };
    keepSent(store, 1, known);
    expect(readSent(store, 1)).toEqual([{ ...sent, account: two }, known]);
    expect(readSent(store, 2)).toEqual([]);
    forgetSent(store, 1, sent);
    expect(readSent(store, 1)).toEqual([{ ...sent, account: two }]);
    forgetSent(store, 1, { ...sent, account: two });
    expect(entries.size).toBe(0);
  });

  it.each(["{", "null", '{"a":1}', '[1,null,{"account":"x"}]', `[{"account":"${one}","aidRaw":"-1","block":"1"}]`])("is nothing where %s is stored", (text) => {
    const { store, entries } = storage();
    entries.set("aid.exit.1.1", text);
    expect(readSent(store, 1)).toEqual([]);
  });

  it("stays when an older one is forgotten late", () => {
    const { store } = storage();
    const later: Sent = { ...sent, block: 9n };
    keepSent(store, 1, later);
    forgetSent(store, 1, sent);
    expect(readSent(store, 1)).toEqual([later]);
  });

  it("is known not to be kept where the browser keeps nothing", () => {
    expect(keepSent(storage().store, 1, sent)).toBe(true);
    const blocked = textStore(() => {
      throw new Error("blocked");
    });
    expect(keepSent(blocked, 1, sent)).toBe(false);
    expect(readSent(blocked, 1)).toEqual([sent]);
  });

  it("keeps whether the number is the network's", () => {
    const { store } = storage();
    keepSent(store, 1, { ...sent, isShown: true });
    expect(readSent(store, 1)).toEqual([{ ...sent, isShown: true }]);
  });

  it("leaves a number and a hash out that cannot be one", () => {
    const { store, entries } = storage();
    entries.set("aid.exit.1.1", JSON.stringify([{ account: one, aidRaw: "1", block: "2", nonce: -1, hash: "0x12" }]));
    expect(readSent(store, 1)).toEqual([{ account: one, deed: { kind: "redeem", aidRaw: 1n }, block: 2n }]);
  });
});

describe("a typed server", () => {
  it.each(["https://rpc.example", " http://127.0.0.1:8545/path?key=1 ", "HTTPS://rpc.example"])("may be %s", (text) => {
    expect(serverUrl(text)?.protocol).toMatch(/^https?:$/);
  });

  it.each(["", "rpc.example", "ws://rpc.example", "javascript:alert(1)", "https://", "https:// x", "http:///x"])("is not %s", (text) => {
    expect(serverUrl(text)).toBeUndefined();
  });
});

describe("a wallet that is asked about the chain", () => {
  it("answers, refuses, or is late", async () => {
    expect(await patient({ request: () => Promise.resolve("0x1") }).request({ method: "eth_chainId" })).toBe("0x1");
    await expect(patient({ request: () => Promise.reject(new Error("no")) }).request({ method: "eth_chainId" })).rejects.toThrow("no");
    const late: unknown = await patient({ request: () => new Promise(() => undefined) }, 1).request({ method: "eth_chainId" }).catch((error: unknown) => error);
    expect(classify(late).code).toBe("request-timeout");
  });
});

describe("a block", () => {
  const nowMs = 1_000_000;

  it("is old only on a chain that would have made another", () => {
    expect(staleSeconds({ timestamp: 880n, nowMs, after: 120 })).toBeUndefined();
    expect(staleSeconds({ timestamp: 879n, nowMs, after: 120 })).toBe(121n);
    expect(staleSeconds({ timestamp: 2_000n, nowMs, after: 120 })).toBeUndefined();
    expect(staleSeconds({ timestamp: 0n, nowMs, after: undefined })).toBeUndefined();
  });
});

describe("an announcement", () => {
  const provider = { request: () => Promise.resolve(null) };
  const event = (detail: unknown) => Object.assign(new Event("eip6963:announceProvider"), { detail });

  it("gives a wallet with a name that fits", () => {
    const wallet = announced(event({ info: { rdns: "a.wallet", name: ` ${"x".repeat(90)} ` }, provider }));
    expect(wallet).toEqual({ id: "a.wallet", name: "x".repeat(40), provider });
  });

  it.each([undefined, null, {}, { info: null, provider }, { info: { rdns: 1, name: "a" }, provider }, { info: { rdns: "a", name: "a" }, provider: {} }])(
    "that is none is passed over (%#)",
    (detail) => {
      expect(announced(event(detail))).toBeUndefined();
    },
  );
});
