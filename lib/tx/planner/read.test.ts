import { decodeFunctionData, domainSeparator, encodeFunctionResult, erc20Abi, type Hex, multicall3Abi, parseAbi } from "viem";
import { describe, expect, it } from "vitest";
import { noPermit } from "../calls";
import type { Route } from "../flow";
import { nowhere } from "../testing/facts";
import { createPaperBench, paperCall, within } from "../testing/paper-bench";
import { rehearse } from "../simulate/rehearse";
import { takesBatches } from "./capabilities";
import { permitData, permitFromSignature, permitRequest } from "./permit";
import { permitDomain } from "./permit-domain";
import { readFacts } from "./read-facts";

const { account, addresses } = nowhere;
const tokenAbi = parseAbi([
  "function name() view returns (string)",
  "function version() view returns (string)",
  "function nonces(address) view returns (uint256)",
  "function DOMAIN_SEPARATOR() view returns (bytes32)",
  "function eip712Domain() view returns (bytes1, string, string, uint256, address, bytes32, uint256[])",
]);
type TokenFunction = "name" | "version" | "nonces" | "DOMAIN_SEPARATOR" | "eip712Domain";

/** A token that has these functions, and reverts on all others. */
function token(functions: Partial<Record<TokenFunction, unknown>>) {
  const bench = createPaperBench();
  bench.chain.on("eth_call", ([call]) => {
    const { functionName } = decodeFunctionData({ abi: tokenAbi, data: (call as { data: Hex }).data });
    if (!(functionName in functions)) throw Object.assign(new Error("execution reverted"), { code: 3, data: "0x" });
    return encodeFunctionResult({ abi: tokenAbi, functionName, result: functions[functionName] as never });
  });
  return bench;
}

const isRevert = (error: unknown) => createPaperBench().deps.classify(error).kind === "contract";
const separator = (name: string, version: string) =>
  domainSeparator({ domain: { name, version, chainId: 31337n, verifyingContract: addresses.USDC } });

describe("permitDomain", () => {
  const read = (functions: Partial<Record<TokenFunction, unknown>>) =>
    permitDomain({ client: token(functions).chain.client, token: addresses.USDC, chainId: 31337, isRevert });

  it("is what the token says by name and version, as Circle's does", async () => {
    const domain = await read({ name: "USD Coin", version: "2", DOMAIN_SEPARATOR: separator("USD Coin", "2") });
    expect(domain).toEqual({ name: "USD Coin", version: "2", chainId: 31337n, verifyingContract: addresses.USDC });
  });

  it("is version 1 where the token does not say, and what ERC-5267 says where it does", async () => {
    expect(await read({ name: "AID", DOMAIN_SEPARATOR: separator("AID", "1") })).toMatchObject({ version: "1" });
    const described = ["0x0f", "Other", "7", 31337n, addresses.USDC, `0x${"00".repeat(32)}`, []];
    expect(await read({ name: "AID", eip712Domain: described, DOMAIN_SEPARATOR: separator("Other", "7") })).toMatchObject({ name: "Other", version: "7" });
  });

  it("is none where it does not hash to the token's own, or the token has none", async () => {
    expect(await read({ name: "USD Coin", version: "1", DOMAIN_SEPARATOR: separator("USD Coin", "2") })).toBeUndefined();
    expect(await read({})).toBeUndefined();
  });

  it("is not guessed from a read that failed", async () => {
    const bench = createPaperBench();
    bench.chain.on("eth_call", () => {
      throw Object.assign(new Error("down"), { code: -32603 });
    });
    await expect(permitDomain({ client: bench.chain.client, token: addresses.USDC, chainId: 31337, isRevert })).rejects.toThrow();
  });
});

describe("permitData", () => {
  const spend = { token: "USDC", amountRaw: 5n, spender: "Router" } as const;
  const parameters = { where: nowhere, spend, deadline: 99n, isRevert };

  it("is exactly the amount, for the spender, at the account's nonce", async () => {
    const { chain } = token({ name: "USD Coin", version: "2", nonces: 3n, DOMAIN_SEPARATOR: separator("USD Coin", "2") });
    const data = await permitData({ client: chain.client, ...parameters });
    expect(data?.message).toEqual({ owner: account, spender: addresses.Router, value: 5n, nonce: 3n, deadline: 99n });
    if (data === undefined) throw new Error("There is no permit.");
    const [owner, json] = permitRequest(data);
    expect(owner).toBe(account);
    const { domain, primaryType, types } = JSON.parse(json) as { domain: unknown; primaryType: string; types: object };
    expect([primaryType, Object.keys(types)]).toEqual(["Permit", ["EIP712Domain", "Permit"]]);
    expect(domain).toEqual({ name: "USD Coin", version: "2", chainId: "31337", verifyingContract: addresses.USDC });
  });

  it("is none without a domain", async () => {
    expect(await permitData({ client: token({ nonces: 0n }).chain.client, ...parameters })).toBeUndefined();
  });

  it("comes of no signature that is not one", () => {
    expect(permitFromSignature(`0x${"11".repeat(64)}ff`, { value: 1n, deadline: 1n })).toBeUndefined();
    expect(permitFromSignature(17, { value: 1n, deadline: 1n })).toBeUndefined();
  });
});

describe("takesBatches", () => {
  const ask = async (answer: unknown) => {
    const { answers, clock, deps } = createPaperBench();
    if (answer !== undefined) answers.set("wallet_getCapabilities", () => answer);
    return within(clock, 60, takesBatches({ ...deps, account, chainId: 31337 }));
  };
  const atomic = (status: string) => ({ atomic: { status } });

  it.each([
    [{ "0x7a69": atomic("supported") }, true],
    [{ "0x7A69": atomic("ready") }, true],
    [{ 31337: atomic("supported") }, true],
    [{ "0x0": atomic("supported") }, true],
    [{ "0x7a69": atomic("unsupported") }, false],
    [{ "0x1": atomic("supported") }, false],
    [{ "0x7a69": {} }, false],
    [{}, false],
    ["yes", false],
    [undefined, false],
    [new Promise(() => undefined), false],
  ])("reads %j as %s", async (answer, takes) => {
    expect(await ask(answer)).toBe(takes);
  });
});

describe("readFacts", () => {
  const spend = { token: "USDC", amountRaw: 5n, spender: "Router" } as const;
  const routes: readonly Route[] = [{ spend, takesPermit: true, call: () => paperCall }];
  const allowing = (amount: bigint) => {
    const bench = createPaperBench();
    bench.chain.on("eth_call", () => encodeFunctionResult({ abi: erc20Abi, functionName: "allowance", result: amount }));
    bench.answers.set("wallet_getCapabilities", () => ({ "0x7a69": { atomic: { status: "supported" } } }));
    return bench;
  };

  it("knows allowances and what account and wallet can do", async () => {
    const facts = await readFacts(allowing(4n).deps, { routes, avoid: [], blockNumber: 100n });
    expect([facts.allowance(spend), facts.canBatch, facts.canPermit("USDC")]).toEqual([4n, true, true]);
    expect(facts.allowance({ ...spend, spender: "Issuer" })).toBe(0n);
  });

  it("leaves out what was refused, and permits of contracts", async () => {
    const bench = allowing(0n);
    const avoiding = await readFacts(bench.deps, { routes, avoid: ["batch", "permit"], blockNumber: 100n });
    expect([avoiding.canBatch, avoiding.canPermit("USDC")]).toEqual([false, false]);
    bench.chain.setCode(account, "0x6080");
    const contract = await readFacts(bench.deps, { routes, avoid: [], blockNumber: 100n });
    expect([contract.canBatch, contract.canPermit("USDC")]).toEqual([true, false]);
  });

  it("asks nobody anything where nothing is spent", async () => {
    const bench = createPaperBench();
    const facts = await readFacts(bench.deps, { routes: [{ takesPermit: false, call: () => paperCall }], avoid: [], blockNumber: 100n });
    expect([facts.allowance(spend), facts.canBatch, facts.canPermit("AID"), bench.chain.asked]).toEqual([0n, false, false, []]);
  });
});

describe("rehearse", () => {
  const parameters = (calls = [paperCall]) => {
    const bench = createPaperBench();
    bench.chain.setCode(addresses.Multicall3, "0x6080");
    return { bench, run: () => rehearse({ client: bench.chain.client, account, multicall3: addresses.Multicall3, calls, blockNumber: 100n }) };
  };
  const results = (...all: { success: boolean; returnData: Hex }[]) =>
    encodeFunctionResult({ abi: multicall3Abi, functionName: "aggregate3", result: all });

  it("runs the calls from the account itself", async () => {
    const { bench, run } = parameters();
    bench.chain.on("eth_call", ([call, block, override]) => {
      expect([call, block]).toMatchObject([{ from: account, to: account }, "0x64"]);
      expect(override).toEqual({ [account]: { code: "0x6080" } });
      return results({ success: true, returnData: "0x" });
    });
    await expect(run()).resolves.toBeUndefined();
  });

  it("throws the revert of the first call that fails", async () => {
    const { bench, run } = parameters();
    const paused = "0x3d9c8ea6";
    bench.chain.on("eth_call", () => results({ success: true, returnData: "0x" }, { success: false, returnData: paused }));
    await expect(run()).rejects.toMatchObject({ data: paused });
  });

  it("needs Multicall3, an answer, and calls without ether", async () => {
    const bench = createPaperBench();
    const run = (calls = [paperCall]) =>
      rehearse({ client: bench.chain.client, account, multicall3: addresses.Multicall3, calls, blockNumber: 100n });
    await expect(run()).rejects.toThrow("Multicall3");
    bench.chain.setCode(addresses.Multicall3, "0x6080");
    bench.chain.on("eth_call", () => "0x");
    await expect(run()).rejects.toThrow();
    await expect(run([{ ...paperCall, value: 1n }])).rejects.toThrow("ether");
    expect(noPermit.deadline).toBe(0n);
  });
});
