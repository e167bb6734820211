import { QueryClientProvider, useQuery, type QueryClient } from "@tanstack/react-query";
import { act, cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useProtocol } from "@/hooks/read/use-protocol";
import type * as original from "@/lib/queries";
import { createQueryClient, keys, type ProtocolView } from "@/lib/queries";
import { freshness } from "@/lib/queries/freshness";
import { protocolView } from "@/lib/queries/testing/views";
import { useBlockWatcher } from "./use-block-watcher";
import { useHead } from "./use-head";
import { useNow } from "./use-now";

const chain = { readProtocol: vi.fn<() => Promise<ProtocolView>>(), readChainTime: vi.fn<() => Promise<number>>() };
const START = 1_800_000_000;
let client: QueryClient;

// Without the import in between: what is loaded takes real time, and here time stands still.
vi.mock("@/lib/queries", async (importOriginal) => {
  const queries = await importOriginal<typeof original>();
  return {
    ...queries,
    protocolQuery: (id: number) => ({ ...queries.protocolQuery(id), queryFn: () => chain.readProtocol() }),
    chainTimeQuery: (id: number) => ({ ...queries.chainTimeQuery(id), queryFn: () => chain.readChainTime() }),
  };
});

beforeEach(() => {
  vi.useFakeTimers({ now: START * 1000 });
  client = createQueryClient();
  chain.readProtocol.mockReset().mockResolvedValue(at(60n));
  chain.readChainTime.mockResolvedValue(START);
});

afterEach(() => {
  cleanup();
  client.clear();
  vi.useRealTimers();
});

const at = (blockNumber: bigint): ProtocolView => ({ ...protocolView(), blockNumber });
const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
const after = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const settled = () => after(1);

describe("useProtocol", () => {
  it("shows what the server rendered at once, without asking", () => {
    const { result } = renderHook(() => useProtocol(at(59n)), { wrapper });
    expect(result.current).toMatchObject({ status: "ready", block: { number: 59n, timestamp: START }, stale: false, looked: false });
    expect(chain.readProtocol).not.toHaveBeenCalled();
  });

  it("loads what the server could not read", async () => {
    const { result } = renderHook(() => useProtocol(), { wrapper });
    expect(result.current).toEqual({ status: "loading", looked: false });
    await settled();
    expect(result.current).toMatchObject({ status: "ready", block: { number: 60n }, looked: true });
  });

  it("says why there is nothing to show", async () => {
    chain.readProtocol.mockRejectedValue(new Error("fetch failed"));
    const { result } = renderHook(() => useProtocol(), { wrapper });
    await settled();
    expect(result.current).toEqual({ status: "failed", problem: "unreachable", looked: true });
  });

  it("keeps to the newer of what the server rendered and what is known", async () => {
    client.setQueryData(keys.protocol(31337), at(70n));
    const older = renderHook(() => useProtocol(at(59n)), { wrapper });
    expect(older.result.current).toMatchObject({ block: { number: 70n } });
    const newer = renderHook(() => useProtocol(at(80n)), { wrapper });
    await settled();
    expect(newer.result.current).toMatchObject({ block: { number: 80n } });
  });
});

describe("useBlockWatcher", () => {
  it("reads everything about the newest block with every look, and the rest with a new block", async () => {
    const read = vi.fn(() => Promise.resolve(1));
    const usePage = () => {
      useBlockWatcher();
      return useQuery({ queryKey: ["history"], queryFn: read, ...freshness("block") });
    };
    renderHook(usePage, { wrapper });
    await settled();
    expect(read).toHaveBeenCalledTimes(1);
    await after(2_000);
    expect(chain.readProtocol).toHaveBeenCalledTimes(2);
    expect(read).toHaveBeenCalledTimes(1);
    chain.readProtocol.mockResolvedValue(at(61n));
    await after(2_000);
    await settled();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it("marks what is shown as stale when the chain falls silent, and fresh when it is back", async () => {
    const rendered = at(60n);
    const usePage = () => {
      useBlockWatcher();
      return [useProtocol(rendered), useHead()] as const;
    };
    const { result } = renderHook(usePage, { wrapper });
    chain.readProtocol.mockRejectedValue(new Error("fetch failed"));
    await after(2_000);
    await settled();
    expect(result.current[0]).toMatchObject({ status: "ready", stale: true, problem: "unreachable", looked: true });
    expect(result.current[1]).toMatchObject({ number: 60n, stale: false });
    chain.readProtocol.mockResolvedValue(at(61n));
    await after(5_000);
    await settled();
    expect(result.current[0]).toMatchObject({ status: "ready", stale: false, problem: undefined });
    expect(result.current[1]).toMatchObject({ number: 61n, stale: false });
  });
});

describe("useHead and useNow", () => {
  it("tell the age of the block by the chain's clock, which runs ahead of this device's", async () => {
    chain.readChainTime.mockResolvedValue(START + 604_800);
    const { result } = renderHook(() => [useHead(), useNow(5), useProtocol(at(60n))] as const, { wrapper });
    expect(result.current[1]).toBe(5);
    await settled();
    expect(result.current[1]).toBeGreaterThanOrEqual(START + 604_800);
    const before = result.current[1];
    await after(3_000);
    expect(result.current[1]).toBeGreaterThanOrEqual(before + 3);
    expect(result.current[0]).toMatchObject({ number: 60n, timestamp: START });
    expect(result.current[0]?.ageSeconds).toBeGreaterThanOrEqual(604_803);
    expect(result.current[0]?.stale).toBe(true);
  });

  it("know nothing before the chain was read", () => {
    chain.readProtocol.mockReturnValue(new Promise(() => undefined));
    const { result } = renderHook(() => [useHead(), useNow()] as const, { wrapper });
    expect(result.current).toEqual([undefined, undefined]);
  });
});
