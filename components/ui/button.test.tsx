import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { Button } from "./button";

afterEach(cleanup);

it("is pressed", () => {
  const onClick = vi.fn();
  render(<Button onClick={onClick}>Mint 1,000 AID</Button>);
  fireEvent.click(screen.getByRole("button", { name: "Mint 1,000 AID" }));
  expect(onClick).toHaveBeenCalledOnce();
});

it("says why it cannot be pressed, stays reachable and does nothing, not even submit its form", () => {
  const onClick = vi.fn();
  const onSubmit = vi.fn();
  render(
    <form onSubmit={onSubmit}>
      <Button type="submit" onClick={onClick} disabledReason="Needs 250 more USDC">
        Mint 1,000 AID
      </Button>
    </form>,
  );
  const button = screen.getByRole("button", { name: "Needs 250 more USDC" });
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(button.hasAttribute("disabled")).toBe(false);
  fireEvent.click(button);
  expect(onClick).not.toHaveBeenCalled();
  expect(onSubmit).not.toHaveBeenCalled();
});

it("keeps its label while it is busy, and ignores presses", () => {
  const onClick = vi.fn();
  render(
    <Button busy onClick={onClick}>
      Mint 1,000 AID
    </Button>,
  );
  const button = screen.getByRole("button", { name: "Mint 1,000 AID" });
  expect(button.getAttribute("aria-busy")).toBe("true");
  fireEvent.click(button);
  expect(onClick).not.toHaveBeenCalled();
});
