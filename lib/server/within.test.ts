import { afterEach, describe, expect, it, vi } from "vitest";
import { TooSlowError, within } from "./within";

afterEach(() => { vi.useRealTimers(); });

describe("within", () => {
  it("gives what came in time, a failure included", async () => {
    expect(await within(1_000, Promise.resolve(1))).toBe(1);
    await expect(within(1_000, Promise.reject(new Error("no")))).rejects.toThrow("no");
  });

  it("stops waiting after the time", async () => {
    vi.useFakeTimers();
    const waiting = within(1_000, new Promise(() => undefined));
    const outcome = expect(waiting).rejects.toBeInstanceOf(TooSlowError);
    await vi.advanceTimersByTimeAsync(1_000);
    await outcome;
  });
});
