import { QueryObserver } from "@tanstack/react-query";
import { HttpRequestError, RpcRequestError } from "viem";
import { describe, expect, it, vi } from "vitest";
import { NoMarketError, NotDeployedError } from "../chain/addresses";
import { freshness, freshnessOf } from "./freshness";
import { accountQuery, chainTimeQuery, protocolQuery, quoteQuery, swapAllowancesQuery } from "./queries";
import { isNoMarket, pageProblemOf, readProblemOf } from "./problem";
import { createQueryClient } from "./query-client";
import { accountView, protocolView } from "./testing/views";

const account = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

vi.mock("../chain/browser", () => ({
  readProtocol: (chainId: number) => Promise.resolve({ ...protocolView(), blockNumber: BigInt(chainId) }),
  readAccount: (_chainId: number, who: string) => Promise.resolve({ ...accountView(), usdc: BigInt(who.length) }),
  readQuote: (_chainId: number, { from, amount }: { from: string; amount: bigint }) => Promise.resolve({ from, out: amount }),
  readSwapAllowances: (chainId: number) => Promise.resolve({ USDC: BigInt(chainId), AID: 0n }),
  readChainTime: () => Promise.resolve(1_800_000_007),
}));

describe("the queries", () => {
  it("read through the code that is loaded later", async () => {
    const client = createQueryClient();
    expect((await client.query(protocolQuery(5))).blockNumber).toBe(5n);
    expect((await client.query(accountQuery(5, account))).usdc).toBe(42n);
    expect(await client.query(chainTimeQuery(31337))).toBe(1_800_000_007);
    expect(await client.query(swapAllowancesQuery(31337, account))).toEqual({ USDC: 31337n, AID: 0n });
    expect(await client.query(quoteQuery(31337, "AID", 5n))).toEqual({ from: "AID", out: 5n });
  });

  it("keep chains apart, and accounts whatever their letters' case", () => {
    expect(protocolQuery(1).queryKey).not.toEqual(protocolQuery(2).queryKey);
    const lower = account.toLowerCase() as typeof account;
    expect(accountQuery(1, account).queryKey).toEqual(accountQuery(1, lower).queryKey);
  });

  it("ask the pool anew for each amount and each token", () => {
    const keys = [quoteQuery(1, "AID", 1n), quoteQuery(1, "AID", 2n), quoteQuery(1, "USDC", 1n)].map(({ queryKey }) => queryKey.join());
    expect(new Set(keys).size).toBe(3);
  });

  it("read what a swap may take only where there is a market, and again with the account", () => {
    expect([swapAllowancesQuery(31337, account).enabled, swapAllowancesQuery(1, account).enabled]).toEqual([true, false]);
    expect(swapAllowancesQuery(1, account).queryKey).toEqual([...accountQuery(1, account).queryKey, "swap"]);
  });

  it("read a clock on a local chain only", () => {
    expect([chainTimeQuery(31337).enabled, chainTimeQuery(1).enabled]).toEqual([true, false]);
  });

  it("get old by the block watcher, not by time", () => {
    const client = createQueryClient();
    client.setQueryData(protocolQuery(1).queryKey, protocolView(), { updatedAt: 0 });
    const observer = new QueryObserver(client, protocolQuery(1));
    expect(observer.getCurrentResult().isStale).toBe(false);
  });
});

describe("freshness", () => {
  it("is found again on a query", () => {
    expect(freshnessOf(freshness("block"))).toBe("block");
    expect(freshness("minute").staleTime).toBe(60_000);
    expect(freshnessOf({ meta: undefined })).toBeUndefined();
    expect(freshnessOf({ meta: { freshness: "never" } })).toBeUndefined();
    expect(freshnessOf({ meta: { freshness: 1 } })).toBeUndefined();
  });
});

describe("readProblemOf", () => {
  const said = (code: number) => new RpcRequestError({ body: {}, error: { code, message: "no" }, url: "/api/rpc" });

  it("tells a chain without the protocol from one that does not answer", () => {
    expect(readProblemOf(new NotDeployedError(5))).toBe("not-deployed");
    expect(readProblemOf(new Error("fetch failed"))).toBe("unreachable");
    expect(readProblemOf(said(-32_603))).toBe("unreachable");
  });

  it("tells a chain that answers without AID's figures, wherever in the chain of causes that is said", () => {
    expect([3, -32_000, -32_015].map((code) => readProblemOf(said(code)))).toEqual(["unreadable", "unreadable", "unreadable"]);
    expect(readProblemOf(new Error("outer", { cause: said(3) }))).toBe("unreadable");
  });

  it("tells on a page whether it was our own server that did not answer", () => {
    expect(pageProblemOf(new HttpRequestError({ url: "/api/rpc", cause: new TypeError("Failed to fetch") }))).toBe("offline");
    expect(pageProblemOf(new HttpRequestError({ url: "/api/rpc", status: 429 }))).toBe("unreachable");
    expect(pageProblemOf(said(3))).toBe("unreadable");
  });
});

describe("isNoMarket", () => {
  it("knows it by its name, wherever in the chain of causes", () => {
    expect([new NoMarketError(), new Error("outer", { cause: new NoMarketError() }), new NotDeployedError(1), "no"].map(isNoMarket)).toEqual([true, true, false, false]);
  });
});
