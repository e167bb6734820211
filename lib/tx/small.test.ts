import { erc20Abi, keccak256, toHex } from "viem";
import { describe, expect, it } from "vitest";
import { encodeCall, fingerprintOf } from "./calls";
import { reduce } from "./machine/reduce";
import { newId } from "./new-id";
import { addressTopic, eventTopic, outcomeOf, uintWords } from "./outcome";
import { policyFor } from "./policy";
import { isOver, keepsLock } from "./run/lifetime";
import { systemClock } from "./run/system-clock";
import { runKey } from "./storage/key";
import { nowhere } from "./testing/facts";
import { paperCall } from "./testing/paper-bench";

const { account, addresses } = nowhere;

describe("calls", () => {
  it("are encoded by name", () => {
    const call = encodeCall({ to: addresses.USDC, abi: erc20Abi, functionName: "approve", args: [account, 5n] });
    expect([call.to, call.value, call.data.slice(0, 10)]).toEqual([addresses.USDC, 0n, "0x095ea7b3"]);
  });

  it("have the same fingerprint whatever the case of their addresses, and another for anything else", () => {
    const call = { to: addresses.USDC, data: "0xab", value: 0n } as const;
    const same = { ...call, to: account };
    expect(fingerprintOf([same])).toBe(fingerprintOf([{ ...call, to: account.toLowerCase() as `0x${string}` }]));
    const others = [[{ ...call, value: 1n }], [{ ...call, data: "0xac" as const }], [call, call], [{ ...call, to: account }], []];
    expect(new Set([...others.map(fingerprintOf), fingerprintOf([call])]).size).toBe(6);
  });
});

describe("outcomes", () => {
  it("are told by an event's topic, and by nothing that the ABI does not have", () => {
    expect(eventTopic(erc20Abi, "Transfer")).toBe(keccak256(toHex("Transfer(address,address,uint256)")));
    expect(() => eventTopic(erc20Abi, "Burnt" as never)).toThrow("Burnt");
    expect(addressTopic(account)).toBe(`0x${"0".repeat(24)}${account.slice(2).toLowerCase()}`);
  });

  it("of an approval are its own log, of every other step the flow's", () => {
    const flow = { address: addresses.Issuer, topics: ["0x01"] as const, dataPrefix: "0x" as const };
    const spend = { token: "USDC", amountRaw: 5n, spender: "Issuer" } as const;
    expect(outcomeOf({ id: "action", final: true }, nowhere, { flow, routes: [] })).toBe(flow);
    expect(outcomeOf({ id: "approve", final: false }, nowhere, { flow, routes: [] })).toBe(flow);
    expect(outcomeOf({ id: "approve", final: false, spend }, nowhere, { flow, routes: [] })).toEqual({
      address: addresses.USDC,
      topics: [eventTopic(erc20Abi, "Approval"), addressTopic(account), addressTopic(addresses.Issuer)],
      dataPrefix: uintWords(5n),
    });
  });
});

describe("the outcome of what comes before", () => {
  it("is its own log, and the flow's where the route has none", () => {
    const flow = { address: addresses.Issuer, topics: ["0x01"] as const, dataPrefix: "0x" as const };
    const own = { address: addresses.StakedAID, topics: ["0x02"] as const, dataPrefix: "0x" as const };
    const route = { takesPermit: false, call: () => paperCall, before: { call: paperCall, done: paperCall, outcome: own } };
    const step = { id: "prepare", final: false } as const;
    expect(outcomeOf(step, nowhere, { flow, routes: [route] })).toBe(own);
    expect(outcomeOf(step, nowhere, { flow, routes: [] })).toBe(flow);
  });
});

describe("the policy", () => {
  it("ends every wait, on every chain", () => {
    for (const chainId of [31337, 1, 8453, 11155111, 424242]) {
      const { pollMs, walletMs, receiptMs, dropMs, indexerMs, confirmations } = policyFor(chainId);
      for (const wait of [pollMs, walletMs, receiptMs, dropMs, indexerMs]) expect(wait).toBeGreaterThan(0);
      expect(dropMs).toBeLessThan(receiptMs);
      expect(indexerMs).toBe(20_000);
      expect(confirmations).toBe(chainId === 31337 || chainId === 8453 ? 1 : 2);
    }
  });
});

describe("names", () => {
  it("are of one run: chain, account, action", () => {
    const base = { chainId: 1, account, flowId: "mint" };
    const names = [base, { ...base, chainId: 2 }, { ...base, account: addresses.AID }, { ...base, flowId: "stake" }].map(runKey);
    expect(new Set(names).size).toBe(4);
    expect(runKey({ ...base, account: account.toLowerCase() as `0x${string}` })).toBe(runKey(base));
  });

  it("of requests are 32 bytes, never the same", () => {
    expect(newId()).toMatch(/^0x[0-9a-f]{64}$/);
    expect(newId()).not.toBe(newId());
  });
});

describe("the machine's clock", () => {
  it("sleeps as long as told, or until nobody waits", async () => {
    const before = systemClock.now();
    await systemClock.sleep(5, new AbortController().signal);
    expect(systemClock.now() - before).toBeGreaterThanOrEqual(4);
    const controller = new AbortController();
    const long = systemClock.sleep(100_000, controller.signal);
    controller.abort();
    await expect(long).resolves.toBeUndefined();
    await expect(systemClock.sleep(100_000, AbortSignal.abort())).resolves.toBeUndefined();
  });
});

describe("the life of a run", () => {
  it("holds the lock while anything may happen, and is over when nothing is left", () => {
    const idle = { status: "idle" } as const;
    const started = reduce(idle, { type: "start", run: "r" });
    expect([keepsLock(idle), isOver(idle), keepsLock(started), isOver(started)]).toEqual([false, true, true, false]);
  });
});
