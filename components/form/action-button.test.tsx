import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it, vi } from "vitest";
import type { Action } from "@/lib/screens";
import messages from "@/messages/en.json";
import { ActionButton } from "./action-button";

const connect = vi.fn();
vi.mock("@/hooks/wallet/use-wallet", () => ({ useWallet: () => ({ connect, wrongNetwork: true, chainId: 1, switching: false, switchError: null }) }));

afterEach(cleanup);

function show(action: Action) {
  const onSubmit = vi.fn((event: Event) => event.preventDefault());
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <form ref={(form) => form?.addEventListener("submit", onSubmit)}>
        <ActionButton action={action} labelOf={(amount) => `Mint ${amount} AID`} locale="en" />
      </form>
    </NextIntlClientProvider>,
  );
  return { button: screen.getByRole("button"), onSubmit };
}

it.each([
  ["mint", "Connect a wallet to mint"],
  ["redeem", "Connect a wallet to redeem"],
  ["stake", "Connect a wallet to stake"],
] as const)("connects a wallet first, and is not taken for the header's button: %s", (verb, text) => {
  const { button, onSubmit } = show({ kind: "connect", verb });
  expect(button.textContent).toBe(text);
  expect(text.toLowerCase()).not.toContain(messages.wallet.connect.toLowerCase());
  fireEvent.click(button);
  expect(connect).toHaveBeenCalledOnce();
  connect.mockClear();
  expect(onSubmit).not.toHaveBeenCalled();
});

it("names the deed with every digit, and does it", () => {
  const { button, onSubmit } = show({ kind: "ready", verb: "mint", amount: { token: "AID", raw: 1_000_500_000_000_000_000_001n } });
  expect(button.textContent).toBe("Mint 1,000.500000000000000001 AID");
  fireEvent.click(button);
  expect(onSubmit).toHaveBeenCalledOnce();
});

it.each([
  [{ code: "needs-more", missing: { token: "USDC", raw: 250_000_000n } }, "Needs 250 more USDC"],
  [{ code: "amount", token: "USDC", problem: { code: "empty" } }, "Enter an amount"],
  [{ code: "day-cap", left: { token: "USDC", raw: 1_234_000_000n } }, "Day cap: 1,234 USDC left"],
] as const)("says why not: %o", (reason, text) => {
  const { button, onSubmit } = show({ kind: "blocked", reason });
  expect(button.textContent).toBe(text);
  expect(button.getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(button);
  expect(onSubmit).not.toHaveBeenCalled();
});

it("offers the switch on another network", () => {
  expect(show({ kind: "switch" }).button.textContent).toBe("Switch to AID local");
});
