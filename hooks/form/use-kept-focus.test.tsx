import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { useKeptFocus } from "./use-kept-focus";

function Form({ idle, field = true }: { idle: boolean; field?: boolean }) {
  const { form, panel } = useKeptFocus(idle);
  return (
    <>
      <form ref={form}>
        {field && <input aria-label="amount" />}
        {idle && <button>press</button>}
        <div ref={panel} tabIndex={-1} data-testid="panel" />
      </form>
      <a href="#elsewhere">elsewhere</a>
    </>
  );
}

afterEach(cleanup);

it("follows the button to the transaction and back to the field", () => {
  const { getByRole, getByTestId, getByLabelText, rerender } = render(<Form idle />);
  getByRole("button").focus();
  rerender(<Form idle={false} />);
  expect(document.activeElement).toBe(getByTestId("panel"));
  getByTestId("panel").blur();
  rerender(<Form idle />);
  expect(document.activeElement).toBe(getByLabelText("amount"));
});

it("leaves a focus alone that is elsewhere", () => {
  const { getByRole, rerender } = render(<Form idle />);
  getByRole("link").focus();
  rerender(<Form idle={false} />);
  rerender(<Form idle />);
  expect(document.activeElement).toBe(getByRole("link"));
});

it("comes back to where the transaction was told where there is no field", () => {
  const { getByTestId, rerender } = render(<Form idle={false} field={false} />);
  rerender(<Form idle field={false} />);
  expect(document.activeElement).toBe(getByTestId("panel"));
});
