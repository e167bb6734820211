import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { UnstakeForm } from "@/hooks/stake/use-unstake-form";
import { createQueryClient } from "@/lib/queries";
import { unstakeScreen } from "@/lib/screens";
import { accountView, noon, protocolView, screenFacts } from "@/lib/screens/testing/views";
import english from "@/messages/en.json";
import { UsdcWay } from "./usdc-way";

type Wanted = { from: string; amount: bigint };
const pool = vi.hoisted(() => ({ readQuote: vi.fn<(chainId: number, wanted: Wanted) => Promise<unknown>>() }));
vi.mock("@/lib/chain/browser", () => pool);

const one = 10n ** 18n;
const account = accountView({ verified: false, verifiedUntil: 0n });
const answer = (out: bigint | undefined) => ({ blockNumber: 1_900n, timestamp: noon, price: { sqrtPriceX96: 1n << 96n, aidIsToken0: true }, frozen: false, out });
const never = new Promise<never>(() => undefined);

type Typed = { raw?: bigint; protocol?: ReturnType<typeof protocolView>; verified?: boolean };

/** The way on to USDC for so many sAID, beside a chain that stands so. */
function open(first: Typed) {
  const client = createQueryClient();
  const way = ({ raw, protocol = protocolView(), verified = false }: Typed) => {
    const input = raw === undefined ? ({ status: "problem", problem: { code: "empty" } } as const) : ({ status: "ok", raw } as const);
    const facts = { ...screenFacts({ input }), protocol, account: verified ? accountView() : account };
    // All that the way looks at.
    const form = { screen: unstakeScreen(facts), account: facts.account } as unknown as UnstakeForm;
    return (
      <QueryClientProvider client={client}>
        <NextIntlClientProvider locale="en" messages={english} timeZone="UTC">
          <UsdcWay form={form} protocol={protocol} />
        </NextIntlClientProvider>
      </QueryClientProvider>
    );
  };
  const { rerender } = render(way(first));
  return (next: Typed) => { rerender(way(next)); };
}

const toMarket = () => screen.getByRole("link", { name: "Go to the market" }).getAttribute("href");
const asked = () => pool.readQuote.mock.calls.map(([, { amount }]) => amount);

afterEach(() => {
  cleanup();
  pool.readQuote.mockReset();
});

describe("what the market pays for what leaves", () => {
  it("is not asked before an amount is typed", () => {
    open({});
    expect(screen.getByText("What the AID becomes")).toBeDefined();
    expect(screen.getByText("At its price")).toBeDefined();
    expect(toMarket()).toBe("/mint?tab=swap");
    expect(asked()).toEqual([]);
  });

  it("stands where the other ways' figures stand, with what it is for and at which block; the amount goes along to Swap", async () => {
    pool.readQuote.mockResolvedValue(answer(12_340_000n));
    open({ raw: 10n * one });
    expect(screen.getByText("Asking the pool")).toBeDefined();
    expect(await screen.findByText("About 12.34 USDC")).toBeDefined();
    // 10 shares at 1.25 less 0.1 %, in whole cents.
    expect(screen.getByText("for 12.48 AID in Uniswap’s pool, its fee included, quoted at block 1,900")).toBeDefined();
    expect(asked()).toEqual([1_248n * 10n ** 16n]);
    expect(toMarket()).toBe("/mint?tab=swap&amount=12.48");
  });

  it("is a line below the price that a verified account redeems at", async () => {
    pool.readQuote.mockResolvedValue(answer(12_340_000n));
    open({ raw: 10n * one, verified: true });
    expect(await screen.findByText(/^for 12\.48 AID in Uniswap’s pool/)).toBeDefined();
    expect(screen.queryByText("About 12.34 USDC")).toBeNull();
    expect(screen.getByRole("link", { name: "Go to Redeem" }).getAttribute("href")).toBe("/mint?tab=redeem&amount=12.48");
  });

  it.each([
    ["The pool does not answer", () => pool.readQuote.mockRejectedValue(new Error("down"))],
    ["The pool has not enough for this amount", () => pool.readQuote.mockResolvedValue(answer(undefined))],
  ])("is replaced by why it is not known: %s", async (sentence, begin) => {
    begin();
    open({ raw: 10n * one });
    expect(await screen.findByText(sentence)).toBeDefined();
    expect(screen.getByText("What the AID becomes")).toBeDefined();
  });

  it("stays while it is asked anew because the price of leaving moved, and not because something else is typed", async () => {
    pool.readQuote.mockResolvedValueOnce(answer(12_340_000n)).mockReturnValue(never);
    const change = open({ raw: 10n * one });
    expect(await screen.findByText("About 12.34 USDC")).toBeDefined();
    change({ raw: 10n * one, protocol: protocolView({ staking: { exitPrice: (13n * one) / 10n, entryPrice: (13n * one) / 10n, totalAssets: 5_200n * one } }) });
    await waitFor(() => { expect(asked()).toHaveLength(2); });
    expect(screen.getByText("About 12.34 USDC")).toBeDefined();
    change({ raw: 20n * one });
    expect(screen.queryByText("About 12.34 USDC")).toBeNull();
    expect(screen.getByText("Asking the pool")).toBeDefined();
    await waitFor(() => { expect(asked()).toHaveLength(3); });
  });
});
