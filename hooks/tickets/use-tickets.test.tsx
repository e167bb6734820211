import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import type { Address } from "viem";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createQueryClient, type TicketView } from "@/lib/queries";
import { ticketView } from "@/lib/queries/testing/views";
import { ticketsOnPage } from "@/lib/tickets/page-size";
import { useTickets } from "./use-tickets";

type Read = (chainId: number, account: Address, most: number, from: bigint) => Promise<readonly TicketView[]>;
const chain = vi.hoisted(() => ({ readTickets: vi.fn<Read>() }));
vi.mock("@/lib/chain/browser", () => chain);

const [ann, bob] = ["0x70997970C51812dc3A010C7d01b50e0d17dc79C8", "0x90F79bf6EB2c4f870365E785982E1f101E93b906"] as const;
const silence = () => new Promise<never>(() => undefined);
const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => BigInt(from + index));
const ids = (views: readonly TicketView[] | undefined) => views?.map(({ id }) => id);

/** Answers as Lens.tickets does: one account's list, from the start or from a ticket that stands in it. */
let held: bigint[] = [];
const answer: Read = (_chainId, account, most, from) => {
  const start = from === 0n ? 0 : held.indexOf(from);
  return Promise.resolve(account === ann && start >= 0 ? held.slice(start, start + most).map((id) => ticketView({ id })) : []);
};

beforeEach(() => {
  held = numbers(1, 1_000);
  chain.readTickets.mockReset().mockImplementation(answer);
});
afterEach(cleanup);

function open(account: Address) {
  const client = createQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  return { client, ...renderHook((who: Address) => useTickets(who), { wrapper, initialProps: account }) };
}

/** The account's list, so many pages further on. */
async function turned(pages: number) {
  const opened = open(ann);
  const { result } = opened;
  for (let page = 1; page <= pages; page += 1) {
    await waitFor(() => { expect(result.current.next).toBeDefined(); });
    act(() => result.current.next?.());
    await waitFor(() => { expect([result.current.page, result.current.turning]).toEqual([page + 1, false]); });
  }
  return opened;
}

/** What the block watcher does at a new block; → how many tickets were asked for. */
async function block(client: ReturnType<typeof createQueryClient>): Promise<number> {
  chain.readTickets.mockClear();
  // One after the other: of two imports of a replaced module at the same moment, the test runner gives one the module itself.
  for (const { queryKey } of client.getQueryCache().findAll({ type: "active" })) {
    await act(() => client.refetchQueries({ queryKey, exact: true }));
  }
  return chain.readTickets.mock.calls.reduce((sum, [, , most]) => sum + most, 0);
}

it("shows one page at a time, on and back", async () => {
  const { result } = await turned(2);
  expect(ids(result.current.views)).toEqual(numbers(81, ticketsOnPage));
  expect(ids(result.current.first)).toEqual(numbers(1, ticketsOnPage));
  expect(result.current.held).toEqual(expect.arrayContaining(numbers(1, 120)));
  act(() => result.current.previous?.());
  act(() => result.current.previous?.());
  expect([result.current.page, result.current.previous]).toEqual([1, undefined]);
  expect(ids(result.current.views)).toEqual(numbers(1, ticketsOnPage));
});

it("has no further page after the last ticket", async () => {
  held = numbers(1, 2 * ticketsOnPage);
  const { result } = await turned(1);
  expect([result.current.views?.length, result.current.next]).toEqual([ticketsOnPage, undefined]);
});

it("asks for no more with a block on a late page of a long list than for two pages", async () => {
  const first = open(ann);
  await waitFor(() => { expect(first.result.current.views).toBeDefined(); });
  expect(await block(first.client)).toBe(ticketsOnPage + 1);
  const late = await turned(5);
  expect(await block(late.client)).toBe(2 * (ticketsOnPage + 1));
});

it("stays where it is when the ticket that its page begins with ends", async () => {
  const { result, client } = await turned(1);
  held = held.filter((id) => id !== 41n);
  await block(client);
  // What was read is drawn a moment after it came.
  await waitFor(() => { expect([result.current.page, ...(ids(result.current.views) ?? [])]).toEqual([2, ...numbers(42, ticketsOnPage)]); });
  // From then on the page begins with that one: one question, as before.
  expect(await block(client)).toBe(2 * (ticketsOnPage + 1));
});

it("goes back a page when nothing is left on it", async () => {
  held = numbers(1, ticketsOnPage + 1);
  const { result, client } = await turned(1);
  held = numbers(1, ticketsOnPage);
  await block(client);
  await waitFor(() => { expect([result.current.page, result.current.next]).toEqual([1, undefined]); });
  expect(ids(result.current.views)).toEqual(held);
});

it("shows one account's tickets while others of them are read, and never as another's", async () => {
  const { result, rerender } = await turned(1);
  chain.readTickets.mockImplementation(silence);
  act(() => result.current.next?.());
  await waitFor(() => { expect(chain.readTickets).toHaveBeenLastCalledWith(31337, ann, ticketsOnPage + 1, 81n); });
  expect([result.current.turning, ...(ids(result.current.views) ?? [])]).toEqual([true, ...numbers(41, ticketsOnPage)]);
  rerender(bob);
  expect([result.current.views, result.current.first, result.current.held, result.current.page]).toEqual([undefined, undefined, undefined, 1]);
});

it("can leave a page that cannot be read", async () => {
  const { result } = await turned(1);
  chain.readTickets.mockRejectedValue(new Error("The chain does not answer."));
  act(() => result.current.next?.());
  await waitFor(() => { expect([result.current.failed, result.current.views]).toEqual([true, undefined]); });
  act(() => result.current.previous?.());
  expect(ids(result.current.views)).toEqual(numbers(41, ticketsOnPage));
});
