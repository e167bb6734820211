import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { numberToHex } from "viem";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Config } from "wagmi";
import { useWalletSnapshot } from "@/hooks/wallet/use-wallet-snapshot";
import { walletStore } from "@/lib/chain/wallet-store";
import { keys } from "@/lib/queries/keys";
import { nowhere } from "@/lib/tx/testing/facts";
import { createPaperChain } from "@/lib/tx/testing/paper-chain";
import { paperData } from "@/lib/tx/testing/paper-page";
import { useTransaction } from "./use-transaction";

const { account } = nowhere;
const patient = { timeout: 4_000 };
const never = () => new Promise(() => undefined);

/** A chain on paper and a wallet that answers what it is told to. */
function paper() {
  const chain = createPaperChain(100);
  chain.on("eth_call", () => "0x");
  chain.on("eth_estimateGas", () => "0x5208");
  chain.on("eth_getBalance", () => numberToHex(10n ** 18n));
  const send = vi.fn<(params: readonly unknown[]) => unknown>(([request]) => {
    const { from, to, data } = request as { from: `0x${string}`; to: `0x${string}`; data: `0x${string}` };
    return chain.submit({ from, to, data, nonce: 0 });
  });
  const request = ({ method, params = [] }: { method: string; params?: readonly unknown[] }): Promise<unknown> => {
    switch (method) {
      case "eth_chainId":
        return Promise.resolve("0x7a69");
      case "eth_accounts":
        return Promise.resolve([account]);
      case "eth_sendTransaction":
        return Promise.resolve(params).then(send);
      default:
        return Promise.reject(Object.assign(new Error(`No ${method}.`), { code: 4200 }));
    }
  };
  return { chain, send, request };
}

/** A page of its own: its wallet, which is connected, and its cache. */
function openPage({ chain, request }: ReturnType<typeof paper>) {
  const connector = { uid: "one", getProvider: () => Promise.resolve({ request }) };
  const connections = new Map([["one", { accounts: [account], chainId: 31337, connector }]]);
  const config = { getClient: () => chain.client, state: { current: "one", connections } } as unknown as Config;
  const connected = { status: "connected", address: account, chainId: 31337, connectorId: "paper", connectorName: "Paper" } as const;
  act(() => { walletStore.write({ ...connected, config }); });
  const queryClient = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
  return { queryClient, connections, ...renderHook(() => useTransaction("verify", useWalletSnapshot()), { wrapper }) };
}

type Page = ReturnType<typeof openPage>;

const until = (page: Page, status: string) =>
  waitFor(() => { expect(page.result.current.state.status).toBe(status); }, patient);

function mine({ chain }: ReturnType<typeof paper>, page: Page): void {
  const { state } = page.result.current;
  if (state.status === "broadcast" && state.flight.via === "transaction") chain.mine(state.flight.hash);
}

beforeEach(() => { localStorage.clear(); });
afterEach(() => {
  cleanup();
  act(() => { walletStore.write(walletStore.initial()); });
});

describe("useTransaction", () => {
  it("takes an action from a press to its end, and makes stale what it has changed", async () => {
    const world = paper();
    const page = openPage(world);
    const { result } = page;
    const invalidate = vi.spyOn(page.queryClient, "invalidateQueries");
    expect([result.current.state.status, result.current.busy, result.current.rows]).toEqual(["idle", false, []]);
    act(() => { result.current.prepare(); });
    act(() => { result.current.start(paperData); });
    await until(page, "broadcast");
    expect(result.current.rows).toEqual([{ kind: "verified-until", expiry: paperData.voucher.expiry }]);
    expect(result.current.plan).toEqual([{ step: { id: "action", final: true }, progress: "current" }]);
    expect([result.current.busy, result.current.data]).toEqual([true, paperData]);
    mine(world, page);
    await until(page, "done");
    expect(invalidate.mock.calls.map(([filters]) => filters?.queryKey)).toEqual([keys.account(31337, account)]);
    expect(result.current.busy).toBe(false);
    act(() => { result.current.dismiss(); });
    await until(page, "idle");
  });

  it("goes on while its screen is not shown", async () => {
    const world = paper();
    const page = openPage(world);
    act(() => { page.result.current.start(paperData); });
    await until(page, "broadcast");
    page.unmount();
    const wrapper = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={page.queryClient}>{children}</QueryClientProvider>
    );
    const again = { ...page, ...renderHook(() => useTransaction("verify", useWalletSnapshot()), { wrapper }) };
    expect(again.result.current.state.status).toBe("broadcast");
    mine(world, again);
    await until(again, "done");
  });

  it("takes up after a reload what was left, and asks for nothing by itself", async () => {
    const world = paper();
    world.send.mockImplementation(never);
    const dead = openPage(world);
    act(() => { dead.result.current.start(paperData); });
    await waitFor(() => { expect(world.send).toHaveBeenCalledOnce(); }, patient);
    dead.unmount();
    // The page dies, and its lease on the run with it.
    for (const key of Object.keys(localStorage)) if (key.endsWith(".lease")) localStorage.removeItem(key);

    const page = openPage(world);
    await until(page, "failed");
    expect(world.send).toHaveBeenCalledOnce();
    expect(page.result.current.data).toEqual(paperData);
    act(() => { page.result.current.declined(); });
    await waitFor(() => { expect(world.send).toHaveBeenCalledTimes(2); }, patient);
  });

  it("begins again after a refusal", async () => {
    const world = paper();
    world.send.mockRejectedValueOnce(Object.assign(new Error("no"), { code: 4001 }));
    const page = openPage(world);
    act(() => { page.result.current.start(paperData); });
    await until(page, "rejected");
    expect(page.result.current.busy).toBe(false);
    act(() => { page.result.current.retry(); });
    await until(page, "broadcast");
  });

  it("says so when the wallet is gone", async () => {
    const page = openPage(paper());
    page.connections.clear();
    act(() => { page.result.current.start(paperData); });
    await until(page, "failed");
    expect(page.result.current.state).toMatchObject({ failure: { code: "wallet-disconnected" } });
  });

  it("does nothing without an account", () => {
    const page = openPage(paper());
    act(() => { walletStore.write(walletStore.initial()); });
    act(() => {
      page.result.current.start(paperData);
      page.result.current.resume();
    });
    expect([page.result.current.state.status, page.result.current.busy, page.result.current.plan]).toEqual(["idle", false, []]);
  });
});
