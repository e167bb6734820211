import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { RadioGroup } from "./radio-group";
import { TextField } from "./text-field";

afterEach(cleanup);

const description = (element: HTMLElement) =>
  (element.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent)
    .join(" | ");

it("belongs to its label and its hint", () => {
  render(<TextField label="You pay" hint="Balance 12.5" unit="USDC" defaultValue="1" />);
  const field = screen.getByRole("textbox", { name: "You pay" });
  expect(description(field)).toBe("Balance 12.5");
  expect(field.getAttribute("aria-invalid")).toBeNull();
  expect(screen.queryByRole("alert")).toBeNull();
});

it("says what is wrong before the hint, as an alert", () => {
  render(<TextField label="You pay" hint="Balance 12.5" error="Needs 3 more USDC." />);
  const field = screen.getByRole("textbox", { name: "You pay" });
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(description(field)).toBe("Needs 3 more USDC. | Balance 12.5");
  expect(screen.getByRole("alert").textContent).toBe("Needs 3 more USDC.");
});

it("a radio group is named, and its hints do not become part of the names", () => {
  render(
    <RadioGroup
      legend="Pay with"
      value="aid"
      onChange={() => undefined}
      options={[
        { value: "aid", label: "AID", hint: "Balance 5" },
        { value: "usdc", label: "USDC", disabled: true },
      ]}
    />,
  );
  expect(screen.getByRole("radiogroup", { name: "Pay with" })).toBeDefined();
  const aid = screen.getByRole<HTMLInputElement>("radio", { name: "AID" });
  expect(aid.checked).toBe(true);
  expect(description(aid)).toBe("Balance 5");
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "USDC" }).disabled).toBe(true);
});
