import { describe, expect, it } from "vitest";
import { addresses, addressesOf, addressIn, contractNames, deployedContracts, hasMarket, marketNames, NoMarketError, NotDeployedError } from "./addresses";
import { chainFacts, chainOf, MULTICALL3_ADDRESS } from "./chains";

describe("chainOf", () => {
  it("names Multicall3 on every chain, so that reads are joined", () => {
    for (const id of [1, 31337, 424242]) expect(chainOf(id).contracts?.["multicall3"]).toEqual({ address: MULTICALL3_ADDRESS });
  });

  it("tells a wallet our own proxy where no public server is known", () => {
    expect(chainOf(31337, "http://localhost:3000").rpcUrls.default.http).toEqual(["http://localhost:3000/api/rpc"]);
    expect(chainOf(1, "http://localhost:3000").rpcUrls.default.http[0]).toMatch(/^https:/);
  });

  it("knows where to look things up on a public chain, and nothing of the kind on a local one", () => {
    expect(chainOf(1).blockExplorers?.default.url).toBe("https://etherscan.io");
    expect(chainOf(31337).blockExplorers).toBeUndefined();
    expect([chainOf(1).testnet, chainOf(31337).testnet]).toEqual([undefined, true]);
  });

  it("has careful defaults for a chain that nobody described", () => {
    expect(chainFacts(424242)).toEqual({ name: "Chain 424242", blockSeconds: 12, staleSeconds: 180 });
  });
});

describe("addressesOf", () => {
  it("has every contract of every deployment", () => {
    for (const [id, deployment] of Object.entries(addresses)) {
      expect(addressesOf(Number(id))).toBe(deployment);
      const without: readonly string[] = hasMarket(Number(id)) ? [] : marketNames;
      expect(Object.keys(deployment).sort()).toEqual(contractNames.filter((name) => !without.includes(name)).sort());
      for (const address of Object.values(deployment)) expect(address).toMatch(/^0x[0-9a-fA-F]{40}$/);
    }
  });

  it("has Multicall3 where viem looks for it", () => {
    for (const deployment of Object.values(addresses)) expect(deployment.Multicall3).toBe(MULTICALL3_ADDRESS);
  });

  it("throws on a chain without the protocol", () => {
    expect(() => addressesOf(424242)).toThrow(new NotDeployedError(424242));
  });
});

describe("a market", () => {
  const whole = addressesOf(31337);
  const entries = Object.entries(whole).filter(([name]) => name !== "SwapRouter");
  const part = Object.fromEntries(entries) as unknown as typeof whole;

  it("is on a chain as a whole or not at all, and what is missing is not taken for an address", () => {
    expect([hasMarket(31337), hasMarket(1), hasMarket(424242)]).toEqual([true, false, false]);
    expect(addressIn(whole, "AidUsdcPool")).toBe(whole.AidUsdcPool);
    expect(() => addressIn(part, "SwapRouter")).toThrow(NoMarketError);
    expect(deployedContracts(part).map(([name]) => name)).toEqual(contractNames.filter((name) => name !== "SwapRouter"));
  });
});
