import { act, renderHook } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { type AmountInputOptions, useAmountInput } from "./use-amount-input";

const wrapper = ({ children }: { children: ReactNode }) => (
  <NextIntlClientProvider locale="en" messages={{}} timeZone="UTC">
    {children}
  </NextIntlClientProvider>
);

const render = (options: AmountInputOptions) =>
  renderHook((props: AmountInputOptions) => useAmountInput(props), { wrapper, initialProps: options });

it("begins empty, or with the text it is given", () => {
  expect(render({ token: "USDC" }).result.current).toMatchObject({ raw: null, isEmpty: true, field: { text: "", max: undefined } });
  expect(render({ token: "USDC", initialText: "5" }).result.current).toMatchObject({ raw: 5_000_000n, problem: null, isEmpty: false });
});

it("keeps every character and derives amount and problem from it", () => {
  const { result } = render({ token: "USDC", balance: 4_000_000n });
  act(() => result.current.field.onText(" 5,0 "));
  expect(result.current).toMatchObject({ raw: 5_000_000n, problem: { code: "exceeds-balance", missing: { raw: 1_000_000n } }, field: { text: " 5,0 " } });
  act(() => result.current.field.onText("5x"));
  expect(result.current).toMatchObject({ raw: null, problem: { code: "letters" }, field: { text: "5x" } });
  act(() => result.current.clear());
  expect(result.current.isEmpty).toBe(true);
});

it("follows the bounds as they become known", () => {
  const { result, rerender } = render({ token: "USDC", initialText: "5" });
  expect(result.current.problem).toBeNull();
  rerender({ token: "USDC", balance: 9_000_000n, limit: 1_000_000n });
  expect(result.current).toMatchObject({ problem: { code: "exceeds-limit" }, field: { max: 1_000_000n } });
});

it("enters MAX to the last unit, at most what is possible", () => {
  const balance = 1_234_000_000_000_000_000n;
  const { result, rerender } = render({ token: "AID", balance });
  act(() => result.current.field.onMax());
  expect(result.current).toMatchObject({ raw: balance, problem: null, field: { text: "1.2340" } });
  act(() => result.current.field.onText("1.23401"));
  expect(result.current.raw).toBe(1_234_010_000_000_000_000n);
  rerender({ token: "AID", balance, limit: 7n });
  act(() => result.current.field.onMax());
  expect(result.current).toMatchObject({ raw: 7n, field: { text: "0.000000000000000007" } });
});

it("does nothing on MAX while there is nothing", () => {
  const { result, rerender } = render({ token: "AID", initialText: "1" });
  act(() => result.current.field.onMax());
  expect(result.current.field.text).toBe("1");
  rerender({ token: "AID", balance: 0n });
  act(() => result.current.field.onMax());
  expect(result.current.field.text).toBe("1");
});

it("reads the text anew when the token changes", () => {
  const { result, rerender } = render({ token: "AID", balance: 10n ** 18n });
  act(() => result.current.field.onMax());
  rerender({ token: "USDC" });
  expect(result.current).toMatchObject({ raw: 1_000_000n, field: { text: "1" } });
});

it("takes the reading that was chosen", () => {
  const { result } = render({ token: "USDC", initialText: "1,234" });
  const problem = result.current.problem;
  const readings = problem?.code === "ambiguous" ? problem.readings : [];
  expect(readings.map(({ kind }) => kind)).toEqual(["grouped", "decimal"]);
  act(() => readings.slice(1).forEach((reading) => result.current.field.onReading(reading)));
  expect(result.current).toMatchObject({ raw: 1_234_000n, problem: null, field: { text: "1.2340" } });
});
