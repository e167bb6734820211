import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it, vi } from "vitest";
import type { SwapForm } from "@/hooks/mint/use-swap-form";
import english from "@/messages/en.json";
import { SwapYes } from "./swap-yes";

const percent = 10n ** 16n;

/** The form of a swap that costs so many per cent; what it does with a yes. */
function show(cost: { impact: bigint; below: bigint }) {
  const accept = vi.fn();
  const terms = { impact: cost.impact * percent, below: cost.below * percent, steep: cost.impact > 1n, poor: cost.below > 1n };
  const form = { screen: { terms }, toleranceBps: 10n, accepted: false, accept } as unknown as SwapForm;
  render(
    <NextIntlClientProvider locale="en" messages={english} timeZone="UTC">
      <SwapYes form={form} />
    </NextIntlClientProvider>,
  );
  return accept;
}

afterEach(cleanup);

it("wants no yes to a swap at about one for one", () => {
  show({ impact: 1n, below: 1n });
  expect(screen.queryByRole("checkbox")).toBeNull();
});

it("says how much less than one for one it is, and takes the yes", () => {
  const accept = show({ impact: 0n, below: 10n });
  expect(screen.getByText("This swap pays 10% less than one for one")).toBeDefined();
  expect(screen.queryByText(/a smaller amount/)).toBeNull();
  fireEvent.click(screen.getByRole("checkbox", { name: "Swap all the same, for 10% less than one for one" }));
  expect(accept).toHaveBeenCalledExactlyOnceWith(true);
});

it("asks once where the swap itself moves the price too, and says so", () => {
  show({ impact: 3n, below: 10n });
  expect(screen.getAllByRole("checkbox")).toHaveLength(1);
  expect(screen.getByText(/The price impact is 3%; a smaller amount moves the price less\.$/)).toBeDefined();
});

it("asks for a yes to the impact alone where one for one is paid all the same", () => {
  show({ impact: 3n, below: 0n });
  expect(screen.getByRole("checkbox", { name: "Swap all the same, for 3% less than the pool’s price" })).toBeDefined();
});
