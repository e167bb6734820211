import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it } from "vitest";
import { type AmountInputOptions, useAmountInput } from "@/hooks/money/use-amount-input";
import messages from "@/messages/en.json";
import { AmountField } from "./amount-field";

afterEach(cleanup);

function Form(options: AmountInputOptions) {
  const input = useAmountInput(options);
  return (
    <>
      <AmountField label="You pay" hint="a hint" {...input.field} />
      <output>{String(input.raw)}</output>
    </>
  );
}

const show = (options: AmountInputOptions) =>
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <Form {...options} />
    </NextIntlClientProvider>,
  );

const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: "You pay" });
const type = (text: string) => fireEvent.change(field(), { target: { value: text } });
const raw = () => screen.getByRole("status").textContent;

it("is a plain text field for decimals that remembers nothing", () => {
  show({ token: "USDC", balance: 1_500_000n });
  const attributes = ["inputmode", "autocomplete", "spellcheck", "value"].map((name) => field().getAttribute(name));
  expect(attributes).toEqual(["decimal", "off", "false", ""]);
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByText("1.50")).toBeTruthy();
  expect(field().getAttribute("maxlength")).toBeNull();
});

it.each([
  ["0", "The amount must be more than zero."],
  ["-5", "The amount must be more than zero, without a minus."],
  ["+5", "Leave out the plus sign."],
  ["1e18", "Write the amount out in full, without an exponent."],
  ["9".repeat(500), "This is too long for an amount: 128 characters at most."],
  ["9".repeat(100), "This is more than any account could hold."],
  ["0.1234567", "At most 6 decimals are possible here."],
  ["ten", "Use digits only; leave out letters."],
  ["\u0661", "Use the digits 0 to 9."],
  ["$5", "The character $ does not belong in an amount."],
  ["1.2.3", "The separators do not fit together. Write it like 1234.56."],
  [".", "Enter an amount in digits."],
  ["1,234", "This can be read in two ways. Choose what you mean:"],
  ["12.000001", "Needs 2.000001 more USDC"],
  ["8", "At most 7.5 USDC is possible now"],
])("%s: %s, tied to the field, the text left as it is", (text, sentence) => {
  show({ token: "USDC", balance: 10_000_000n, limit: 7_500_000n });
  type(text);
  const alert = screen.getByRole("alert");
  expect(alert.textContent).toBe(sentence);
  expect(field().getAttribute("aria-describedby")?.split(" ")).toContain(alert.id);
  expect(field().getAttribute("aria-invalid")).toBe("true");
  expect(field().value).toBe(text);
});

it.each([
  ["1 234,56", "1234560000"],
  ["1\u202f234,56", "1234560000"],
  ["1,234.56", "1234560000"],
  ["1.234,56", "1234560000"],
  ["0,5", "500000"],
])("takes a pasted %s", (text, value) => {
  show({ token: "USDC" });
  type(text);
  expect(screen.queryByRole("alert")).toBeNull();
  expect(raw()).toBe(value);
  expect(field().value).toBe(text);
});

it("offers both readings of 1,234 as buttons", () => {
  show({ token: "USDC" });
  type("1,234");
  const choice = within(screen.getByRole("group", { name: "Choose what you mean" }));
  expect(choice.getAllByRole("button").map((button) => button.textContent)).toEqual(["1,234.00 USDC", "1.2340 USDC"]);
  fireEvent.click(choice.getByRole("button", { name: "1,234.00 USDC" }));
  expect(field().value).toBe("1234");
  expect(raw()).toBe("1234000000");
  expect(screen.queryByRole("group")).toBeNull();
});

it("enters the whole balance with Max", () => {
  show({ token: "AID", balance: 1_000_000_000_000_000_001n });
  fireEvent.click(screen.getByRole("button", { name: "Max: 1.000000000000000001 AID" }));
  expect(field().value).toBe("1.000000000000000001");
  expect(raw()).toBe("1000000000000000001");
});

it("says that the balance is not known, and that Max can do nothing", () => {
  show({ token: "AID" });
  expect(screen.getByText("Balance not known yet")).toBeTruthy();
  const max = screen.getByRole("button", { name: "Max" });
  expect(max.getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(max);
  expect(field().value).toBe("");
});
