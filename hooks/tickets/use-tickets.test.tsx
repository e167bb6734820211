import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import type { Address } from "viem";
import { afterEach, expect, it, vi } from "vitest";
import { createQueryClient } from "@/lib/queries";
import { ticketView } from "@/lib/queries/testing/views";
import { ticketsAtFirst } from "@/lib/tickets/page-size";
import { useTickets } from "./use-tickets";

const chain = vi.hoisted(() => ({ readTickets: vi.fn<(chainId: number, account: Address, most: number) => Promise<unknown>>() }));
vi.mock("@/lib/chain/browser", () => chain);

const [ann, bob] = ["0x70997970C51812dc3A010C7d01b50e0d17dc79C8", "0x90F79bf6EB2c4f870365E785982E1f101E93b906"] as const;
const page = Array.from({ length: ticketsAtFirst }, (_, index) => ticketView({ id: BigInt(index + 1) }));
const silence = () => new Promise<never>(() => undefined);

afterEach(cleanup);

function open(account: Address) {
  const client = createQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  return renderHook((who: Address) => useTickets(who), { wrapper, initialProps: account });
}

it("shows one account's tickets while more of them are read, and never as another's", async () => {
  chain.readTickets.mockResolvedValueOnce(page).mockImplementation(silence);
  const { result, rerender } = open(ann);
  await waitFor(() => { expect(result.current.views).toHaveLength(ticketsAtFirst); });
  act(() => result.current.more?.());
  await waitFor(() => { expect(chain.readTickets).toHaveBeenLastCalledWith(31337, ann, 2 * ticketsAtFirst); });
  expect(result.current.views).toHaveLength(ticketsAtFirst);
  rerender(bob);
  expect(result.current.views).toBeUndefined();
});
