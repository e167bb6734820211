import { act, cleanup, renderHook } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ScreenBase } from "@/hooks/form/use-screen-base";
import { walletStore } from "@/lib/chain/wallet-store";
import type { TxStatus } from "@/lib/tx/machine/state";
import { useStakeForm } from "./use-stake-form";

const shown = vi.hoisted(() => ({ transaction: { state: { status: "idle" }, busy: false, prepare: () => undefined, dismiss: () => undefined } }));
vi.mock("@/hooks/tx/use-transaction", () => ({ useTransaction: () => shown.transaction }));

const wrapper = ({ children }: { children: ReactNode }) => (
  <NextIntlClientProvider locale="en" timeZone="UTC">
    {children}
  </NextIntlClientProvider>
);
const base: ScreenBase = {
  wallet: walletStore.initial(),
  connection: "none",
  chain: { status: "live" },
  now: 0n,
  protocol: undefined,
  account: undefined,
};

/** The form beside a transaction that stands so. */
function open(status: TxStatus, busy = false) {
  const dismiss = vi.fn();
  shown.transaction = { state: { status }, busy, prepare: vi.fn(), dismiss };
  return { dismiss, ...renderHook(() => useStakeForm(base, "100"), { wrapper }) };
}

beforeEach(() => { shown.transaction = { state: { status: "idle" }, busy: false, prepare: () => undefined, dismiss: () => undefined }; });
afterEach(cleanup);

describe("another choice of what pays", () => {
  it.each(["rejected", "failed", "replaced", "done"] as const)("puts away what is over, so that no press pays with the old one: %s", (status) => {
    const { result, dismiss } = open(status);
    act(() => { result.current.choosePayWith("USDC"); });
    expect([result.current.payWith, dismiss.mock.calls.length]).toEqual(["USDC", 1]);
  });

  it.each(["dropped", "proposed", "unknown"] as const)("keeps what may still happen: %s", (status) => {
    const { result, dismiss } = open(status);
    act(() => { result.current.choosePayWith("USDC"); });
    expect(dismiss).not.toHaveBeenCalled();
  });
});

describe("leaving", () => {
  it.each(["rejected", "failed", "replaced"] as const)("the page puts away what offers the old choice again: %s", (status) => {
    const { unmount, dismiss } = open(status);
    expect(dismiss).not.toHaveBeenCalled();
    unmount();
    expect(dismiss).toHaveBeenCalledOnce();
  });

  it("the account puts away its own, not the next one's", () => {
    const { rerender, dismiss } = open("rejected");
    const next = vi.fn();
    shown.transaction = { ...shown.transaction, state: { status: "idle" }, dismiss: next };
    rerender();
    expect([dismiss, next].map((spy) => spy.mock.calls.length)).toEqual([1, 0]);
  });

  it.each(["done", "dropped", "proposed", "unknown", "broadcast"] as const)("keeps what cannot repeat it, or may still happen: %s", (status) => {
    const { unmount, dismiss } = open(status);
    unmount();
    expect(dismiss).not.toHaveBeenCalled();
  });

  it("keeps what another tab does", () => {
    const { unmount, dismiss } = open("failed", true);
    unmount();
    expect(dismiss).not.toHaveBeenCalled();
  });
});
