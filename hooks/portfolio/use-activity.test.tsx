import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Address } from "viem";
import type { Activity } from "@/lib/portfolio";
import { addressOf, moved } from "@/lib/portfolio/testing/events";
import { createQueryClient, keys } from "@/lib/queries";
import { protocolView } from "@/lib/queries/testing/views";
import { useActivity, useReadsActivity } from "./use-activity";

const { lookNewest, lookEarlier } = vi.hoisted(() => ({ lookNewest: vi.fn(), lookEarlier: vi.fn() }));
vi.mock("@/lib/chain/browser", () => ({ lookNewest, lookEarlier }));

const chainId = 31337;
const account = addressOf(9);
const span = (from: number, to: number, blocks: readonly number[], complete = false): Activity => ({
  events: blocks.map((block) => moved("AID", 1n, { block })),
  ...{ from: BigInt(from), to: BigInt(to), complete },
});
const down = (from: number, count: number) => Array.from({ length: count }, (_, index) => from - index);

function open(initial?: Activity, isProtocolRead = true) {
  const queryClient = createQueryClient();
  if (isProtocolRead) queryClient.setQueryData(keys.protocol(chainId), protocolView());
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
  return { queryClient, ...renderHook(() => useActivity(account, initial), { wrapper }) };
}

beforeEach(() => {
  lookNewest.mockReset();
  lookEarlier.mockReset();
});
afterEach(cleanup);

it("shows what the server rendered at once, and asks for nothing", () => {
  const { result } = open(span(0, 60, [50, 40], true));
  expect(result.current.entries.map(({ block }) => block)).toEqual([50n, 40n]);
  expect(result.current.earlier).toBeUndefined();
  expect(lookNewest).not.toHaveBeenCalled();
});

it("looks as far as the block that the protocol was read at", async () => {
  lookNewest.mockResolvedValue(span(0, 60, [50], true));
  const { result } = open();
  expect(result.current.known).toBeUndefined();
  await waitFor(() => expect(result.current.entries).toHaveLength(1));
  expect(lookNewest).toHaveBeenCalledExactlyOnceWith(chainId, expect.objectContaining({ account, head: 60n }));
});

it("shows page by page what is known before it asks the chain for more", async () => {
  lookEarlier.mockResolvedValue(span(0, 999, [7], true));
  const { result } = open(span(1_000, 5_000, down(4_000, 30)));
  expect([result.current.entries.length, result.current.looksBack]).toEqual([20, false]);
  act(() => result.current.earlier?.());
  expect([result.current.entries.length, result.current.looksBack]).toEqual([30, true]);
  expect(lookEarlier).not.toHaveBeenCalled();
  act(() => result.current.earlier?.());
  await waitFor(() => expect(result.current.entries).toHaveLength(31));
  expect(lookEarlier).toHaveBeenCalledExactlyOnceWith(chainId, { account, before: 1_000n, known: expect.any(Function) as unknown });
  expect(result.current.known?.from).toBe(0n);
  expect(result.current.earlier).toBeUndefined();
});

it("asks the chain at once where no pages are shown, until all has been looked at", async () => {
  lookEarlier.mockResolvedValue(span(0, 999, [7], true));
  const { result } = open(span(1_000, 5_000, down(4_000, 30)));
  act(() => result.current.lookBack?.());
  await waitFor(() => expect(result.current.known?.from).toBe(0n));
  expect(lookEarlier).toHaveBeenCalledOnce();
  expect(result.current.lookBack).toBeUndefined();
});

it("keeps what it shows when looking back fails, and tries again", async () => {
  lookEarlier.mockRejectedValueOnce(new Error("down")).mockResolvedValueOnce(span(0, 999, [7], true));
  const { result } = open(span(1_000, 5_000, [4_000]));
  act(() => result.current.earlier?.());
  await waitFor(() => expect(result.current.failed).toBe(true));
  expect(result.current.entries).toHaveLength(1);
  act(() => result.current.earlier?.());
  await waitFor(() => expect(result.current.entries).toHaveLength(2));
  expect(result.current.failed).toBe(false);
});

it("says that the newest are missing while they cannot be read, and keeps the rest", async () => {
  lookNewest.mockRejectedValue(new Error("down"));
  const { result, queryClient } = open(span(0, 60, [50], true));
  await act(() => queryClient.refetchQueries({ queryKey: keys.activity(chainId, account) }));
  await waitFor(() => expect(result.current.stale).toBe(true));
  expect(result.current.entries).toHaveLength(1);
});

it("is read again with the account's own figures, as after a transaction", async () => {
  lookNewest.mockResolvedValue(span(0, 61, [61, 50], true));
  const { result, queryClient } = open(span(0, 60, [50], true));
  await act(() => queryClient.invalidateQueries({ queryKey: keys.account(chainId, account) }));
  await waitFor(() => expect(result.current.entries).toHaveLength(2));
});

it("begins to read before the list is drawn, as soon as there is somebody", async () => {
  lookNewest.mockResolvedValue(span(0, 60, [50], true));
  const queryClient = createQueryClient();
  queryClient.setQueryData(keys.protocol(chainId), protocolView());
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
  const none: { of: Address | undefined } = { of: undefined };
  const { rerender } = renderHook(({ of }) => { useReadsActivity(of); }, { wrapper, initialProps: none });
  expect(queryClient.isFetching()).toBe(0);
  rerender({ of: account });
  await waitFor(() => expect(queryClient.getQueryData(keys.activity(chainId, account))).toBeDefined());
  expect(lookNewest).toHaveBeenCalledExactlyOnceWith(chainId, expect.objectContaining({ account, head: 60n }));
});
