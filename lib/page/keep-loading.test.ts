import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepLoading, loadOnce } from "./keep-loading";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const notArrived = () => Object.assign(new Error("Failed to load chunk"), { name: "ChunkLoadError" });

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
    return asked.length < 6 ? Promise.reject(notArrived()) : Promise.resolve("part");
  };
  const part = keepLoading(load);
  await vi.runAllTimersAsync();
  await expect(part).resolves.toBe("part");
  expect(asked).toEqual([0, 1_000, 3_000, 7_000, 12_000, 17_000]);
});

it("does not ask again for code that came and failed", async () => {
  const load = vi.fn(() => Promise.reject(new TypeError("it is broken")));
  await expect(keepLoading(load)).rejects.toThrow("it is broken");
  expect(load).toHaveBeenCalledTimes(1);
});

it("does not ask again on the server, where nothing will bring it", async () => {
  vi.stubGlobal("window", undefined);
  await expect(keepLoading(() => Promise.reject(notArrived()))).rejects.toThrow("Failed to load chunk");
});

it("loads once for all who ask", async () => {
  const load = vi.fn(() => Promise.resolve("part"));
  const part = loadOnce(load);
  expect(await Promise.all([part(), part(), part()])).toEqual(["part", "part", "part"]);
  expect(load).toHaveBeenCalledTimes(1);
});
