import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { TicketActions } from "@/hooks/tickets/use-ticket-actions";
import { addressesOf } from "@/lib/chain/addresses";
import { createQueryClient } from "@/lib/queries";
import { ticketView } from "@/lib/queries/testing/views";
import english from "@/messages/en.json";
import { TicketRow } from "./ticket-row";
import { TransferForm } from "./transfer-form";

const aid = 10n ** 18n;
const time = 1_800_000_000n;
const holder = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const other = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";

function show(content: ReactNode) {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <NextIntlClientProvider locale="en" messages={english} timeZone="UTC">
        {content}
      </NextIntlClientProvider>
    </QueryClientProvider>,
  );
}

/** The transactions of a ticket, at rest, with what was begun. */
function actionsOf() {
  const start = { claim: vi.fn(), cancel: vi.fn(), transfer: vi.fn() };
  const actions = { claim: { start: start.claim }, cancel: { start: start.cancel }, transfer: { start: start.transfer }, busy: false };
  return { start, actions: actions as unknown as TicketActions };
}

afterEach(cleanup);

describe("a ticket's line", () => {
  it("tells what waits, what it would pay, what is ahead, and that the price is that of the service", () => {
    const ticket = ticketView({ pending: 10n * aid, pendingAssets: 12n * aid, assetsAhead: 40n * aid, maturesAt: time + 60n });
    show(<TicketRow ticket={ticket} now={time} actions={undefined} blocked={false} cancelNoteId="note" />);
    for (const text of ["Maturing", "10.00", "12.00", "40.00"]) expect(screen.getByText(text)).toBeDefined();
    expect(screen.getByText("At today’s exit price. The price of the service counts: it can be less.")).toBeDefined();
    expect(screen.getByRole("link", { name: "Ticket 7" }).getAttribute("href")).toBe("/tickets/7");
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("lets its holder claim what was set aside and cancel what waits", () => {
    const { start, actions } = actionsOf();
    const ticket = ticketView({ pending: 10n * aid, claimableShares: 5n * aid, claimableAssets: 6n * aid });
    show(<TicketRow ticket={ticket} now={time + 1n} actions={actions} blocked={false} cancelNoteId="note" />);
    expect(screen.getByText("Partly served")).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "Claim" }));
    fireEvent.click(screen.getByRole("button", { name: "Cancel ticket" }));
    expect(start.claim).toHaveBeenCalledWith({ ticketId: 7n, assetsRaw: 6n * aid });
    expect(start.cancel).toHaveBeenCalledWith({ ticketId: 7n, sharesRaw: 10n * aid });
  });

  it.each([
    ["AID for which no share stands any more", { claimableAssets: 1n }, 1n, "<0.01"],
    ["shares that were served for less than a wei", { claimableShares: 1n }, 0n, "0.00"],
  ])("lets a last wei be claimed: %s", (_what, rest, assetsRaw, shown) => {
    const { start, actions } = actionsOf();
    show(<TicketRow ticket={ticketView(rest)} now={time} actions={actions} blocked={false} cancelNoteId="note" />);
    expect(screen.getByText("To claim").closest("div")?.textContent).toContain(shown);
    fireEvent.click(screen.getByRole("button", { name: "Claim" }));
    expect(start.claim).toHaveBeenCalledWith({ ticketId: 7n, assetsRaw });
  });

  it("offers the shares of a cancelled one back", () => {
    const { start, actions } = actionsOf();
    show(<TicketRow ticket={ticketView({ cancelledShares: 3n * aid })} now={time} actions={actions} blocked={false} cancelNoteId="note" />);
    fireEvent.click(screen.getByRole("button", { name: "Take the shares back" }));
    expect(start.cancel).toHaveBeenCalledWith({ ticketId: 7n, sharesRaw: 3n * aid });
  });

  it("says why nothing can be done now", () => {
    const { start, actions } = actionsOf();
    show(<TicketRow ticket={ticketView({ pending: aid })} now={time} actions={actions} blocked="The chain does not answer" cancelNoteId="note" />);
    fireEvent.click(screen.getByRole("button", { name: "The chain does not answer" }));
    expect(start.cancel).not.toHaveBeenCalled();
  });
});

describe("giving a ticket away", () => {
  it("sends it only to an address at which somebody can claim", () => {
    const onTransfer = vi.fn();
    show(<TransferForm holder={holder} blocked={false} onTransfer={onTransfer} />);
    const field = screen.getByRole("textbox", { name: "New holder’s address" });
    const form = field.closest("form");
    if (form === null) throw new Error("There is no form.");
    fireEvent.change(field, { target: { value: addressesOf(31337).ExitTicket } });
    expect(screen.getByText(/^This is a contract that AID works with/)).toBeDefined();
    fireEvent.submit(form);
    expect(onTransfer).not.toHaveBeenCalled();
    fireEvent.change(field, { target: { value: other } });
    fireEvent.submit(form);
    expect(onTransfer).toHaveBeenCalledWith(other);
  });
});
