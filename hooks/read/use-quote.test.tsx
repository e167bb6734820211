import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { NoMarketError } from "@/lib/chain/addresses";
import { createQueryClient } from "@/lib/queries";
import { useQuote } from "./use-quote";

const pool = vi.hoisted(() => ({ readQuote: vi.fn<(chainId: number, wanted: { from: string; amount: bigint }) => Promise<unknown>>() }));
vi.mock("@/lib/chain/browser", () => pool);

afterEach(() => {
  cleanup();
  pool.readQuote.mockReset();
});

function quote(amount: bigint | null) {
  const client = createQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  return renderHook(() => useQuote("AID", amount), { wrapper }).result;
}

describe("useQuote", () => {
  it("tells what the pool answers to an amount", async () => {
    pool.readQuote.mockResolvedValue({ out: 7n });
    const result = quote(5n);
    expect(result.current).toEqual({ status: "loading" });
    await waitFor(() => { expect(result.current).toEqual({ status: "ready", quote: { out: 7n } }); });
    expect(pool.readQuote).toHaveBeenCalledExactlyOnceWith(31337, { from: "AID", amount: 5n });
  });

  it("asks nothing for no amount, or for nothing", () => {
    expect([quote(null).current, quote(0n).current]).toEqual([{ status: "none" }, { status: "none" }]);
    expect(pool.readQuote).not.toHaveBeenCalled();
  });

  it.each([
    ["failed", new Error("down")],
    ["no-market", new NoMarketError()],
  ] as const)("tells a pool that is not heard from one that is not there: %s", async (status, error) => {
    pool.readQuote.mockRejectedValue(error);
    const result = quote(5n);
    await waitFor(() => { expect(result.current).toEqual({ status }); });
  });
});
