import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ScreenBase } from "@/hooks/form/use-screen-base";
import type { Tickets } from "@/hooks/tickets/use-tickets";
import { walletStore } from "@/lib/chain/wallet-store";
import { createQueryClient } from "@/lib/queries";
import { accountView, protocolView, ticketView } from "@/lib/queries/testing/views";
import english from "@/messages/en.json";
import { TicketList } from "./ticket-list";

const start = vi.hoisted(() => vi.fn());
vi.mock("@/hooks/tx/use-transaction", () => ({ useTransaction: () => ({ state: { status: "idle" }, busy: false, dismiss: vi.fn(), start }) }));

const aid = 10n ** 18n;
const protocol = protocolView();
const base: ScreenBase = { wallet: walletStore.initial(), connection: "ready", chain: { status: "live" }, now: protocol.timestamp, protocol, account: accountView() };
/** Each served, so many AID. */
const served = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ticketView({ id: BigInt(from + index), claimableShares: aid, claimableAssets: 2n * aid }));

function show(changes: Partial<Tickets>, own = true): void {
  const first = changes.first ?? served(1, 40);
  const tickets: Tickets = { views: first, first, held: [], failed: false, page: 1, turning: false, previous: undefined, next: undefined, ...changes };
  render(
    <QueryClientProvider client={createQueryClient()}>
      <NextIntlClientProvider locale="en" messages={english} timeZone="UTC">
        <TicketList tickets={tickets} base={base} own={own} />
      </NextIntlClientProvider>
    </QueryClientProvider>,
  );
}

afterEach(() => {
  cleanup();
  start.mockClear();
});

describe("the pages of a long list", () => {
  it("are not spoken of where there is one", () => {
    show({ first: served(1, 2) });
    expect(screen.queryByRole("navigation")).toBeNull();
    expect(screen.queryByText(/^Page/)).toBeNull();
  });

  it("are told, turned, and read from the top, where the focus goes", () => {
    const [previous, next] = [vi.fn(), vi.fn()];
    show({ views: served(41, 40), page: 2, previous, next });
    const told = screen.getByText("Page 2: 40 tickets");
    expect(told.closest("[role=status]")).not.toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Show next" }));
    expect(next).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(told);
    fireEvent.click(screen.getByRole("button", { name: "Show previous" }));
    expect(previous).toHaveBeenCalledOnce();
  });

  it("can be left while one cannot be read", () => {
    const previous = vi.fn();
    show({ views: undefined, failed: true, page: 2, previous });
    expect(screen.getByText("The tickets could not be read. This page keeps trying.")).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "Show previous" }));
    expect(previous).toHaveBeenCalledOnce();
  });
});

describe("what cancelling costs", () => {
  const note = "Cancelling gives up the ticket’s place in the queue: a new request starts at the end and waits 7 days at least.";
  const waiting = (id: bigint) => ticketView({ id, pending: aid, maturesAt: protocol.timestamp + 60n });
  const descriptionOf = (button: HTMLElement) =>
    (button.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent);

  it("is said once, and each button that cancels is described by it, after the ticket that it is about", () => {
    show({ first: [waiting(7n), waiting(8n)] });
    expect(screen.getAllByText(note)).toHaveLength(1);
    const [first, second] = screen.getAllByRole("button", { name: "Cancel ticket" }).map(descriptionOf);
    expect(first).toEqual(["Ticket 7", note]);
    expect(second).toEqual(["Ticket 8", note]);
    const [transfer] = screen.getAllByRole("button", { name: "Transfer ticket" }).map(descriptionOf);
    expect(transfer).toEqual(["Ticket 7"]);
  });

  it("is not said where nothing of the tickets waits: their place is gone already", () => {
    show({ first: [ticketView({ id: 7n, cancelledShares: aid })] });
    expect(screen.queryByText(note)).toBeNull();
    expect(descriptionOf(screen.getByRole("button", { name: "Take the shares back" }))).toEqual(["Ticket 7"]);
  });

  it("is not said to who looks at tickets of others", () => {
    show({ first: [waiting(7n)] }, false);
    expect(screen.queryByText(note)).toBeNull();
  });
});

describe("claiming all", () => {
  it("is of the first tickets that the contract looks at, whichever page is shown, and says so", () => {
    show({ views: served(41, 3), page: 2, previous: vi.fn() });
    expect(screen.getByText(/^Of the first 32 tickets, 32 have been served\. Together they pay/).textContent).toContain("64.00");
    fireEvent.click(screen.getByRole("button", { name: "Claim all" }));
    expect(start).toHaveBeenCalledExactlyOnceWith({ sharesRaw: 32n * aid, assetsRaw: 64n * aid });
  });

  it("says of how many it is where the contract looks at all of them", () => {
    show({ first: served(1, 3) });
    expect(screen.getByText(/^3 tickets have been served\. Together they pay/).textContent).toContain("6.00");
    expect(screen.queryByText(/The contract looks at/)).toBeNull();
  });
});
