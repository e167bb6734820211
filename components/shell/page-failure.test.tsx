import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PageFailure } from "./page-failure";

/** What the server answers to whoever asks for the page. */
let status = 500;
const ask = vi.fn(() => Promise.resolve(new Response(null, { status })));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", ask);
  ask.mockClear();
  status = 500;
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const after = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

function show(digest?: string) {
  const retry = vi.fn();
  render(<PageFailure error={Object.assign(new Error("failed"), digest !== undefined && { digest })} retry={retry} />);
  return retry;
}

describe("a page that failed", () => {
  it("is drawn again once the server can draw it", async () => {
    const retry = show("422673266");
    await after(60_000);
    expect(ask.mock.calls.length).toBeGreaterThan(2);
    expect(retry).not.toHaveBeenCalled();
    expect(screen.getByRole("alert").textContent).toContain("422673266");
    status = 200;
    await after(31_000);
    expect(retry).toHaveBeenCalled();
  });

  it("stays where the browser was the cause, until somebody wants to try again", async () => {
    status = 200;
    const retry = show();
    await after(60_000);
    expect([ask.mock.calls.length, retry.mock.calls.length]).toEqual([0, 0]);
    act(() => { screen.getByRole("button", { name: "Try again" }).click(); });
    expect(retry).toHaveBeenCalledTimes(1);
  });
});
