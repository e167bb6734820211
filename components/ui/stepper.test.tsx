import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { Notice } from "./notice";
import { Stepper } from "./stepper";

afterEach(cleanup);

it("tells each step's state in words and marks the current one", () => {
  render(
    <Stepper
      label="Steps"
      steps={[
        { id: "approve", label: "Approve", state: "done", stateLabel: "done" },
        { id: "mint", label: "Mint", state: "active", stateLabel: "waiting for your wallet", detail: "Look at your wallet" },
        { id: "stake", label: "Stake", state: "todo", stateLabel: "to do" },
      ]}
    />,
  );
  const items = within(screen.getByRole("list", { name: "Steps" })).getAllByRole("listitem");
  expect(items.map((item) => item.textContent)).toEqual([
    "Approve: done",
    "Mint: waiting for your walletLook at your wallet",
    "Stake: to do",
  ]);
  expect(items.map((item) => item.getAttribute("aria-current"))).toEqual([null, "step", null]);
});

it("a notice interrupts only when it is an error", () => {
  render(
    <>
      <Notice tone="warn" title="Minting is paused" />
      <Notice tone="error" title="It failed" />
    </>,
  );
  expect(screen.getByRole("alert").textContent).toBe("It failed");
});
