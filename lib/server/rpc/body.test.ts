import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readBody } from "./body";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("readBody", () => {
  it("gives up a body that is not all there in time", async () => {
    const slow = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(new TextEncoder().encode("{")) });
    const read = readBody(new Response(slow), 100, 1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await read).toBeUndefined();
  });

  it("reads a body whole, and leaves no clock running", async () => {
    expect(await readBody(new Response("[1]"), 100)).toBe("[1]");
    expect(vi.getTimerCount()).toBe(0);
  });
});
