import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { CopyButton } from "./copy-button";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function press(writeText: (text: string) => Promise<void>) {
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  render(<CopyButton text="0xabc" label="Copy address" copiedLabel="Copied" />);
  await act(async () => {
    fireEvent.click(screen.getByRole("button", { name: "Copy address" }));
    await Promise.resolve();
  });
}

it("copies, says so, and takes it back", async () => {
  const writeText = vi.fn(() => Promise.resolve());
  await press(writeText);
  expect(writeText).toHaveBeenCalledWith("0xabc");
  expect(screen.getByRole("status").textContent).toBe("Copied");
  act(() => {
    vi.runAllTimers();
  });
  expect(screen.getByRole("status").textContent).toBe("");
});

it("does not claim to have copied what the browser refused", async () => {
  await press(() => Promise.reject(new DOMException("denied", "NotAllowedError")));
  expect(screen.getByRole("status").textContent).toBe("");
});

it("stands in a sentence: a browser would end the paragraph at a block, and the page would not be the server's", () => {
  const { container } = render(<CopyButton text="0xabc" label="Copy address" copiedLabel="Copied" />);
  expect(container.querySelector("div, p, section")).toBeNull();
});
