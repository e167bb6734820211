import fc from "fast-check";
import { decodeFunctionData, encodeEventTopics, erc20Abi, parseUnits } from "viem";
import { describe, expect, it } from "vitest";
import { identityAbi, issuerAbi, routerAbi, stakedAidAbi, swapRouterAbi } from "../../../abis";
import { addressIn } from "../../chain/addresses";
import { amountOf } from "../../money/index";
import { noPermit } from "../calls";
import type { Permit } from "../flow";
import { addressTopic } from "../outcome";
import { factsOf, nowhere } from "../testing/facts";
import { flowOf, flows } from "./index";
import { mint } from "./mint";
import { redeem } from "./redeem";
import { revoke } from "./revoke";
import { stake } from "./stake";
import { swap } from "./swap";
import { verify } from "./verify";

const { account, addresses } = nowhere;
const usdcRaw = parseUnits("12.5", 6);
const aidRaw = parseUnits("12.5", 18);
const permit: Permit = { value: usdcRaw, deadline: 9n, v: 27, r: `0x${"1".repeat(64)}`, s: `0x${"2".repeat(64)}` };

describe("the registry", () => {
  it("finds every flow by its id, each once", () => {
    expect(new Set(flows.map(({ id }) => id)).size).toBe(flows.length);
    for (const flow of flows) expect(flowOf(flow.id)).toBe(flow);
    expect(() => flowOf("burn" as never)).toThrow("burn");
  });
});

describe("mint", () => {
  const data = { usdcRaw };
  const [direct, routed] = mint.routes(data, nowhere);

  it("calls the Issuer, or Router with the permit", () => {
    const calls = [direct?.call(noPermit), routed?.call(permit)];
    expect(calls.map((call) => call?.to)).toEqual([addresses.Issuer, addresses.Router]);
    expect(decodeFunctionData({ abi: issuerAbi, data: calls[0]?.data ?? "0x" })).toEqual({ functionName: "mint", args: [usdcRaw, account] });
    expect(decodeFunctionData({ abi: routerAbi, data: calls[1]?.data ?? "0x" })).toEqual({
      functionName: "mint",
      args: [usdcRaw, account, permit],
    });
  });

  it("tells that as much AID arrives as USDC leaves", () => {
    expect(mint.summary(data, nowhere)).toEqual([
      { kind: "leaves", amount: amountOf("USDC", usdcRaw) },
      { kind: "arrives", amount: amountOf("AID", aidRaw) },
    ]);
    expect(mint.invalidates(data)).toEqual(["account", "protocol"]);
  });

  it("is recognised by the Issuer's event, whoever called it", () => {
    const { address, topics, dataPrefix } = mint.outcome(data, nowhere);
    const expected = encodeEventTopics({ abi: issuerAbi, eventName: "Minted", args: { receiver: account } });
    expect([address, topics]).toEqual([addresses.Issuer, expected.map((topic) => (typeof topic === "string" ? topic.toLowerCase() : topic))]);
    expect(BigInt(dataPrefix)).toBe(usdcRaw);
  });

  it("plans through the planner", () => {
    expect(mint.plan(data, factsOf()).map(({ id }) => id)).toEqual(["permit", "action"]);
  });
});

describe("redeem", () => {
  it("calls the Issuer and needs no allowance", () => {
    const [route, ...others] = redeem.routes({ aidRaw }, nowhere);
    expect([others, route?.spend]).toEqual([[], undefined]);
    expect(decodeFunctionData({ abi: issuerAbi, data: route?.call(noPermit).data ?? "0x" })).toEqual({
      functionName: "redeem",
      args: [aidRaw, account],
    });
    expect(redeem.invalidates({ aidRaw })).toEqual(["account", "protocol"]);
  });

  it("tells what is burned, what arrives and what stays, to the last wei", () => {
    const property = fc.property(fc.bigInt({ min: 10n ** 12n, max: 10n ** 30n }), (raw) => {
      const rows = redeem.summary({ aidRaw: raw }, nowhere);
      const amounts = Object.fromEntries(rows.map((row) => [row.kind, "amount" in row ? row.amount.raw : 0n]));
      expect((amounts["leaves"] ?? 0n) + (amounts["stays"] ?? 0n)).toBe(raw);
      expect((amounts["arrives"] ?? 0n) * 10n ** 12n).toBe(amounts["leaves"]);
      expect(BigInt(redeem.outcome({ aidRaw: raw }, nowhere).dataPrefix)).toBe(amounts["arrives"]);
    });
    fc.assert(property);
  });

  it("refuses what is less than a micro-dollar", () => {
    expect(redeem.schema.safeParse({ aidRaw: "999999999999" }).success).toBe(false);
    expect(redeem.schema.safeParse({ aidRaw: "1000000000000" }).success).toBe(true);
  });
});

describe("stake", () => {
  const sharesRaw = parseUnits("12", 18);

  it("deposits AID directly, or through Router with a permit, for the fewest shares either way", () => {
    const [direct, routed] = stake.routes({ payWith: "AID", aidRaw, sharesRaw }, nowhere);
    expect(decodeFunctionData({ abi: stakedAidAbi, data: direct?.call(noPermit).data ?? "0x" })).toEqual({
      functionName: "deposit",
      args: [aidRaw, account, parseUnits("11.94", 18)],
    });
    expect(decodeFunctionData({ abi: routerAbi, data: routed?.call(permit).data ?? "0x" })).toEqual({
      functionName: "stake",
      args: [aidRaw, account, parseUnits("11.94", 18), permit],
    });
    expect([direct?.spend?.spender, routed?.spend?.spender]).toEqual(["StakedAID", "Router"]);
  });

  it("mints on the way from USDC", () => {
    const [route, ...others] = stake.routes({ payWith: "USDC", aidRaw, sharesRaw }, nowhere);
    expect(others).toEqual([]);
    expect(route?.spend).toEqual({ token: "USDC", amountRaw: usdcRaw, spender: "Router" });
    expect(decodeFunctionData({ abi: routerAbi, data: route?.call(noPermit).data ?? "0x" })).toEqual({
      functionName: "mintAndStake",
      args: [usdcRaw, account, parseUnits("11.94", 18), noPermit],
    });
  });

  it.each([
    ["AID", amountOf("AID", aidRaw)],
    ["USDC", amountOf("USDC", usdcRaw)],
  ] as const)("tells what leaves when it is paid with %s", (payWith, amount) => {
    expect(stake.summary({ payWith, aidRaw, sharesRaw }, nowhere)).toEqual([
      { kind: "leaves", amount },
      { kind: "arrives", amount: amountOf("sAID", sharesRaw), least: amountOf("sAID", parseUnits("11.94", 18)) },
    ]);
    expect(BigInt(stake.outcome({ payWith, aidRaw, sharesRaw }, nowhere).dataPrefix)).toBe(aidRaw);
    expect(stake.invalidates({ payWith, aidRaw, sharesRaw })).toEqual(["account", "protocol"]);
  });

  it("refuses AID that USDC cannot pay exactly", () => {
    const parts = { aidRaw: "1000000000001", sharesRaw: "1" };
    expect(stake.schema.safeParse({ payWith: "USDC", ...parts }).success).toBe(false);
    expect(stake.schema.safeParse({ payWith: "AID", ...parts }).success).toBe(true);
  });
});

describe("swap", () => {
  const quotedRaw = parseUnits("12.49", 6);
  const data = { from: "AID", amountRaw: aidRaw, quotedRaw, leastRaw: quotedRaw - 9n, deadline: 1_900_000_000n } as const;
  const back = { ...data, from: "USDC", amountRaw: usdcRaw } as const;
  const stored = { ...data, amountRaw: "1", quotedRaw: "9", leastRaw: "8", deadline: "1900000000" };
  const inner = (call: `0x${string}` | undefined) => {
    const { args } = decodeFunctionData({ abi: swapRouterAbi, data: call ?? "0x" });
    const [deadline, calls] = args as readonly [bigint, readonly `0x${string}`[]];
    return { deadline, calls: calls.map((one) => decodeFunctionData({ abi: swapRouterAbi, data: one })) };
  };

  it.each([
    [data, addresses.AID, addresses.USDC],
    [back, addresses.USDC, addresses.AID],
  ])("gives one token for at least so much of the other, to who pays, until the deadline: %o", (one, tokenIn, tokenOut) => {
    const [route, ...others] = swap.routes(one, nowhere);
    expect(others).toEqual([]);
    expect(route?.spend).toEqual({ token: one.from, amountRaw: one.amountRaw, spender: "SwapRouter" });
    const call = route?.call(noPermit);
    expect([call?.to, call?.value]).toEqual([addresses.SwapRouter, 0n]);
    const params = { tokenIn, tokenOut, fee: 100, recipient: account, amountIn: one.amountRaw, amountOutMinimum: one.leastRaw, sqrtPriceLimitX96: 0n };
    expect(inner(call?.data)).toEqual({ deadline: one.deadline, calls: [{ functionName: "exactInputSingle", args: [params] }] });
  });

  it("hands a permit in first, if it is still needed", () => {
    const [route] = swap.routes(back, nowhere);
    const [first, second] = inner(route?.call(permit).data).calls;
    const { value, deadline, v, r, s } = permit;
    expect(first).toEqual({ functionName: "selfPermitIfNecessary", args: [addresses.USDC, value, deadline, v, r, s] });
    expect(second?.functionName).toBe("exactInputSingle");
  });

  it("tells what leaves, what arrives at least, and until when", () => {
    expect(swap.summary(data, nowhere)).toEqual([
      { kind: "leaves", amount: amountOf("AID", aidRaw) },
      { kind: "arrives", amount: amountOf("USDC", quotedRaw), least: amountOf("USDC", quotedRaw - 9n) },
      { kind: "void-after", deadline: 1_900_000_000n },
    ]);
    expect(swap.invalidates(data)).toEqual(["account"]);
  });

  it("is recognised by the token that goes from the account to the pool", () => {
    const { address, topics, dataPrefix } = swap.outcome(data, nowhere);
    const pool = addresses.AidUsdcPool;
    const expected = encodeEventTopics({ abi: erc20Abi, eventName: "Transfer", args: { from: account, ...(pool && { to: pool }) } });
    expect([address, topics]).toEqual([addresses.AID, expected.map((topic) => (typeof topic === "string" ? topic.toLowerCase() : topic))]);
    expect(BigInt(dataPrefix)).toBe(aidRaw);
  });

  it.each([
    ["nothing", { amountRaw: "0" }],
    ["another token", { from: "sAID" }],
    ["less than nothing in return", { leastRaw: "-1" }],
    ["nothing in return", { leastRaw: "0" }],
    ["more in return than was quoted", { leastRaw: "10" }],
    ["no deadline", { deadline: "0" }],
  ])("refuses %s", (_name, change) => {
    expect(swap.schema.safeParse(stored).success).toBe(true);
    expect(swap.schema.safeParse({ ...stored, ...change }).success).toBe(false);
  });

  it("is not to be had where there is no market", () => {
    const entries = Object.entries(addresses).filter(([name]) => name !== "SwapRouter");
    const without = Object.fromEntries(entries) as unknown as typeof addresses;
    const route = swap.routes(data, { ...nowhere, addresses: without })[0];
    expect(() => route?.call(noPermit)).toThrow("There is no market of AID on this chain.");
  });
});

describe("revoke", () => {
  const data = { token: "AID", spender: "StakedAID" } as const;

  it("sets what the contract may take to nothing, in one transaction", () => {
    const steps = revoke.plan(data, factsOf({ canBatch: true }));
    expect(steps.map(({ id }) => id)).toEqual(["action"]);
    const call = revoke.routes(data, nowhere)[0]?.call(noPermit);
    expect([call?.to, call?.value]).toEqual([addresses.AID, 0n]);
    expect(decodeFunctionData({ abi: erc20Abi, data: call?.data ?? "0x" })).toEqual({
      functionName: "approve",
      args: [addresses.StakedAID, 0n],
    });
  });

  it("ends what was approved for a swap too, of either token", () => {
    const left = { token: "USDC", spender: "SwapRouter" } as const;
    const router = addressIn(addresses, "SwapRouter");
    const call = revoke.routes(left, nowhere)[0]?.call(noPermit);
    expect(call?.to).toBe(addresses.USDC);
    expect(decodeFunctionData({ abi: erc20Abi, data: call?.data ?? "0x" }).args).toEqual([router, 0n]);
    expect(revoke.outcome(left, nowhere).topics[2]).toBe(addressTopic(router));
    expect(revoke.schema.safeParse({ token: "AID", spender: "SwapRouter" }).success).toBe(true);
  });

  it("tells what may be taken from then on, and makes only the account's figures old", () => {
    expect(revoke.summary(data, nowhere)).toEqual([{ kind: "may-take", spender: "StakedAID", amount: amountOf("AID", 0n) }]);
    expect(revoke.invalidates(data)).toEqual(["account"]);
  });

  it("is recognised by an approval of nothing, and of no other contract", () => {
    const { address, topics, dataPrefix } = revoke.outcome(data, nowhere);
    const expected = encodeEventTopics({ abi: erc20Abi, eventName: "Approval", args: { owner: account, spender: addresses.StakedAID } });
    expect([address, topics]).toEqual([addresses.AID, expected.map((topic) => (typeof topic === "string" ? topic.toLowerCase() : topic))]);
    expect(BigInt(dataPrefix)).toBe(0n);
  });

  it.each([
    ["a token that is not taken by allowance", { token: "sAID", spender: "Router" }],
    ["a contract that takes nothing", { token: "USDC", spender: "Treasury" }],
    ["an amount", { ...data, raw: "1" }],
  ])("refuses %s", (_name, stored) => {
    expect(revoke.schema.safeParse(stored).success).toBe(false);
  });
});

describe("verify", () => {
  const signature = `0x${"ab".repeat(65)}` as const;
  const voucher = { account, number: 3n, tier: 1, countryClass: 2, kind: 1 as const, expiry: 1_900_000_000n };
  const stored = { voucher: { ...voucher, number: "3", expiry: "1900000000" }, signature };

  it("submits the voucher as it was signed", () => {
    const [route] = verify.routes({ voucher, signature }, nowhere);
    expect(decodeFunctionData({ abi: identityAbi, data: route?.call(noPermit).data ?? "0x" })).toEqual({
      functionName: "submit",
      args: [voucher, signature],
    });
    expect(verify.summary({ voucher, signature }, nowhere)).toEqual([{ kind: "verified-until", expiry: voucher.expiry }]);
    expect(verify.invalidates({ voucher, signature })).toEqual(["account"]);
    expect(BigInt(verify.outcome({ voucher, signature }, nowhere).dataPrefix)).toBe(3n);
  });

  it("takes a stored voucher back", () => {
    expect(verify.schema.parse(stored)).toEqual({ voucher, signature });
  });

  it.each([
    ["no account", { account: "0x0000000000000000000000000000000000000000" }],
    ["a tier of zero", { tier: 0 }],
    ["a kind that does not exist", { kind: 3 }],
    ["a number beyond 64 bits", { number: (2n ** 64n).toString() }],
    ["an expiry before time", { expiry: "-1" }],
    ["something more", { name: "Ann" }],
  ])("refuses a voucher with %s", (_name, change) => {
    expect(verify.schema.safeParse({ ...stored, voucher: { ...stored.voucher, ...change } }).success).toBe(false);
  });

  it("refuses a signature of another length", () => {
    expect(verify.schema.safeParse({ ...stored, signature: "0xab" }).success).toBe(false);
  });
});
