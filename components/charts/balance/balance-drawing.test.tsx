import { cleanup, render, screen, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it } from "vitest";
import messages from "@/messages/en.json";
import { BalanceDrawing } from "./balance-drawing";

const AID = 10n ** 18n;
const seeded = { cash: 1_100n * AID, bills: 0n, deals: 0n, staked: 1_000n * AID, circulating: 0n };
const none = { cash: 0n, bills: 0n, deals: 0n, staked: 0n, circulating: 0n };

afterEach(cleanup);

function draw(props: Parameters<typeof BalanceDrawing>[0]) {
  return render(
    <NextIntlClientProvider locale="en" messages={messages}>
      <BalanceDrawing {...props} />
    </NextIntlClientProvider>,
  );
}

const rows = () =>
  within(screen.getByRole("table", { hidden: true }))
    .getAllByRole("row", { hidden: true })
    .map((row) => [...row.children].map((cell) => cell.textContent));

it("has a table with every part in full", () => {
  draw({ state: seeded });
  expect(rows()).toEqual([
    ["Part", "Side", "Amount"],
    ["Cash", "Held", "1,100.00 USDC"],
    ["Surplus", "Buffer", "100.00 AID"],
    ["Staked", "Owed", "1,000.00 AID"],
  ]);
});

it("writes out what would change", () => {
  draw({ state: { ...seeded, cash: 1_350n * AID, circulating: 250n * AID }, before: seeded });
  expect(rows()).toEqual([
    ["Part", "Side", "Amount", "Change"],
    ["Cash", "Held", "1,350.00 USDC", "+250.00"],
    ["Surplus", "Buffer", "100.00 AID", ""],
    ["Staked", "Owed", "1,000.00 AID", ""],
    ["Circulating", "Owed", "250.00 AID", "+250.00"],
  ]);
});

it("keeps the drawing itself from screen readers, and says when a part is not to scale", () => {
  const { container } = draw({ state: { ...seeded, cash: 10n ** 6n * AID, staked: 10n ** 6n * AID - 1n }, caption: "In words" });
  expect(container.querySelector(".balance-grid")?.getAttribute("aria-hidden")).toBe("true");
  expect(screen.getByRole("figure").textContent).toContain("In words");
  expect(screen.getByText("Drawn larger than to scale, to be seen: Surplus.")).toBeDefined();
});

it("says that there is nothing when there is nothing", () => {
  draw({ state: none });
  expect(screen.getByText("Nothing is held and nothing is owed.")).toBeDefined();
  expect(screen.queryByRole("figure")).toBeNull();
});

it("names the level from before only where there is room for the word", () => {
  const before = { ...seeded, cash: 2_100n * AID, circulating: 1_000n * AID };
  const after = (redeemed: bigint) => ({ ...before, cash: before.cash - redeemed * AID, circulating: before.circulating - redeemed * AID });
  const { container, unmount } = draw({ state: after(500n), before });
  expect(container.querySelector(".balance-level")?.textContent).toBe("before");
  unmount();
  const small = draw({ state: after(10n), before });
  expect(small.container.querySelector(".balance-level")?.textContent).toBe("");
});
