import { act, cleanup, renderHook } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ScreenBase } from "@/hooks/form/use-screen-base";
import { walletStore } from "@/lib/chain/wallet-store";
import { squareRoot } from "@/lib/finance/square-root";
import type { QuoteState } from "@/lib/screens";
import { accountView, noon, protocolView } from "@/lib/screens/testing/views";
import { useSwapForm } from "./use-swap-form";

const shown = vi.hoisted(() => ({
  transaction: { state: { status: "idle" }, busy: false, prepare: () => undefined, dismiss: vi.fn(), start: vi.fn() },
}));
const pool = vi.hoisted((): { quote: QuoteState; asked: unknown[] } => ({ quote: { status: "none" }, asked: [] }));
vi.mock("@/hooks/tx/use-transaction", () => ({ useTransaction: () => shown.transaction }));
vi.mock("@/hooks/read/use-quote", () => ({
  useQuote: (...asked: unknown[]) => {
    pool.asked = asked;
    return pool.quote;
  },
}));

const wrapper = ({ children }: { children: ReactNode }) => (
  <NextIntlClientProvider locale="en" timeZone="UTC">
    {children}
  </NextIntlClientProvider>
);
const base: ScreenBase = {
  wallet: walletStore.initial(),
  connection: "ready",
  chain: { status: "live" },
  now: noon,
  protocol: protocolView(),
  account: accountView(),
};

/** A pool that pays so much for 100 AID, at so many hundredths of USDC for one. */
function pays(out: bigint, cents = 100n): void {
  const price = { sqrtPriceX96: squareRoot((cents * 10n ** 6n << 192n) / 10n ** 20n), aidIsToken0: true };
  pool.quote = { status: "ready", quote: { blockNumber: 900n, timestamp: noon, price, frozen: false, out } };
}

function open() {
  const hook = renderHook(() => useSwapForm(base), { wrapper });
  act(() => { hook.result.current.field.onText("100"); });
  return hook;
}

beforeEach(() => {
  shown.transaction.start.mockClear();
  shown.transaction.dismiss.mockClear();
});
afterEach(cleanup);

describe("what the form decides", () => {
  it("asks for what is typed, and starts what it showed", () => {
    pays(99_980_000n);
    const { result } = open();
    expect(pool.asked).toEqual(["AID", 100n * 10n ** 18n]);
    act(() => { result.current.submit(); });
    const data = { from: "AID", amountRaw: 100n * 10n ** 18n, quotedRaw: 99_980_000n, leastRaw: 99_880_020n, deadline: noon + 1_200n };
    expect(shown.transaction.start).toHaveBeenCalledExactlyOnceWith(data);
  });

  it("keeps what is typed when the other token is given, and puts away what is over", () => {
    pays(1n);
    const { result } = open();
    shown.transaction.state.status = "failed";
    act(() => { result.current.chooseFrom("USDC"); });
    shown.transaction.state.status = "idle";
    expect([result.current.from, result.current.field.text]).toEqual(["USDC", "100"]);
    expect(pool.asked).toEqual(["USDC", 100_000_000n]);
    expect(shown.transaction.dismiss).toHaveBeenCalled();
  });

  it("accepts as much less as was chosen", () => {
    pays(99_980_000n);
    const { result } = open();
    act(() => { result.current.chooseTolerance(100n); });
    expect(result.current.screen.data?.leastRaw).toBe(98_980_200n);
  });
});

describe("a yes to a price that is pushed far", () => {
  it("is for this amount and no greater an impact, and can be taken back", () => {
    pays(97_000_000n);
    const { result, rerender } = open();
    act(() => { result.current.submit(); });
    expect(shown.transaction.start).not.toHaveBeenCalled();
    act(() => { result.current.accept(true); });
    expect([result.current.accepted, result.current.screen.action.kind]).toEqual([true, "ready"]);

    pays(96_000_000n);
    rerender();
    expect([result.current.accepted, result.current.screen.action.kind]).toEqual([false, "blocked"]);
    pays(97_500_000n);
    rerender();
    expect(result.current.accepted).toBe(true);

    act(() => { result.current.accept(false); });
    expect(result.current.screen.action.kind).toBe("blocked");
    act(() => { result.current.accept(true); });
    act(() => { result.current.field.onText("101"); });
    expect(result.current.accepted).toBe(false);
  });

  it("is wanted where somebody else has pushed it, too", () => {
    pays(89_990_000n, 90n);
    const { result, rerender } = open();
    act(() => { result.current.submit(); });
    expect(shown.transaction.start).not.toHaveBeenCalled();
    act(() => { result.current.accept(true); });
    expect([result.current.accepted, result.current.screen.action.kind]).toEqual([true, "ready"]);
    pays(88_000_000n, 88n);
    rerender();
    expect([result.current.accepted, result.current.screen.action.kind]).toEqual([false, "blocked"]);
  });
});
