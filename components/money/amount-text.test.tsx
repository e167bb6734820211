import { cleanup, render } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach, expect, it } from "vitest";
import { amountOf } from "@/lib/money";
import messages from "@/messages/en.json";
import { AmountText } from "./amount-text";
import { PriceText } from "./price-text";
import { TokenAmount } from "./token-amount";

afterEach(cleanup);

const show = (node: ReactNode) => {
  const { container } = render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      {node}
    </NextIntlClientProvider>,
  );
  const data = container.querySelector("data");
  return { text: container.textContent, value: data?.value, title: data?.title };
};

it("rounds for reading and keeps every digit at hand", () => {
  expect(show(<AmountText amount={amountOf("USDC", 1_234_567_899n)} />)).toEqual({
    text: "1,234.56",
    value: "1234.567899",
    title: "Exactly 1,234.567899 USDC",
  });
  expect(show(<AmountText amount={amountOf("USDC", 1n)} />)).toMatchObject({ text: "<0.01", value: "0.000001" });
});

it("has no title where nothing was rounded away", () => {
  expect(show(<AmountText amount={amountOf("USDC", 1_500_000n)} />)).toEqual({ text: "1.50", value: "1.5", title: "" });
  expect(show(<AmountText amount={amountOf("AID", 0n)} />)).toMatchObject({ text: "0.00", title: "" });
});

it("follows the caller in rounding, decimals and sign", () => {
  expect(show(<AmountText amount={amountOf("USDC", 1_000_001n)} rounding="up" sign="always" />)).toMatchObject({ text: "+1.01" });
  expect(show(<TokenAmount amount={amountOf("sAID", 10n ** 18n)} minDecimals={0} />)).toMatchObject({ text: "1 sAID" });
});

it("writes a price to four decimals", () => {
  expect(show(<PriceText price={1_046_299_999_999_999_999n} />)).toEqual({
    text: "1.0462",
    value: "1.046299999999999999",
    title: "Exactly 1.046299999999999999 AID per sAID",
  });
});
