import { cleanup, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ScreenBase } from "@/hooks/form/use-screen-base";
import { walletStore } from "@/lib/chain/wallet-store";
import type { Due, ProtocolView } from "@/lib/queries";
import { accountView, protocolView } from "@/lib/queries/testing/views";
import english from "@/messages/en.json";
import { QueuePanel } from "./queue-panel";

const shown = vi.hoisted((): { due: Due | null | undefined } => ({ due: undefined }));
vi.mock("@/hooks/tickets/use-due", () => ({ useDue: () => shown.due }));
vi.mock("@/hooks/wallet/use-wallet", () => ({ useWallet: () => ({ connect: vi.fn() }) }));
vi.mock("@/hooks/tx/use-transaction", () => ({ useTransaction: () => ({ state: { status: "idle" }, busy: false, dismiss: vi.fn(), start: vi.fn() }) }));

const aid = 10n ** 18n;
const protocol = protocolView();

function show(due: Due | null | undefined, exits: Partial<ProtocolView["exits"]> = {}): void {
  shown.due = due;
  const view = { ...protocol, exits: { ...protocol.exits, ...exits } };
  const base: ScreenBase = { wallet: walletStore.initial(), connection: "ready", chain: { status: "live" }, now: view.timestamp, protocol: view, account: accountView() };
  render(
    <NextIntlClientProvider locale="en" messages={english} timeZone="UTC">
      <QueuePanel base={base} protocol={view} />
    </NextIntlClientProvider>,
  );
}

beforeEach(() => { shown.due = undefined; });
afterEach(cleanup);

describe("the queue", () => {
  it("says nothing of what is due before that is known", () => {
    show(undefined);
    expect(screen.queryByText("Due now")).toBeNull();
    expect(screen.getByRole("button").textContent).toBe("Reading the chain");
  });

  it("says that nothing is due, and that nobody waits", () => {
    show(null);
    expect(screen.getByText("Due now")).toBeDefined();
    expect(screen.getByText("Nobody waits.")).toBeDefined();
    expect(screen.getByRole("button").textContent).toBe("Nothing is due now");
  });

  it("is served by anyone when something is due", () => {
    show({ shares: aid, assets: 7n * aid }, { head: 3n, next: 6n, unservedAssets: 9n * aid });
    expect(screen.getByText("7.00")).toBeDefined();
    expect(screen.getByText("First in the queue: ticket 3. Last given out: 5.")).toBeDefined();
    expect(screen.getByRole("button", { name: "Serve the queue" }).getAttribute("aria-disabled")).toBeNull();
  });
});
