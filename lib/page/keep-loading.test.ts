import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepLoading } from "./keep-loading";

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

it("gives what comes at once", async () => {
  const load = vi.fn(() => Promise.resolve("part"));
  await expect(keepLoading(load)).resolves.toBe("part");
  expect(load).toHaveBeenCalledTimes(1);
});

it("asks again until it comes, after 1, 2, 4 and then every 5 seconds", async () => {
  const asked: number[] = [];
  const began = Date.now();
  const load = () => {
    asked.push(Date.now() - began);
    return asked.length < 6 ? Promise.reject(new Error("Failed to load chunk")) : Promise.resolve("part");
  };
  const part = keepLoading(load);
  await vi.runAllTimersAsync();
  await expect(part).resolves.toBe("part");
  expect(asked).toEqual([0, 1_000, 3_000, 7_000, 12_000, 17_000]);
});
