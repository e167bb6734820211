import { afterEach, describe, expect, it, vi } from "vitest";
import { readBlockNumber } from "./read-block-number";

const answer = (body: unknown) => vi.stubGlobal("fetch", vi.fn(() => Promise.resolve(Response.json(body))));

afterEach(() => vi.unstubAllGlobals());

describe("readBlockNumber", () => {
  it("reads the block of the status", async () => {
    answer({ chainId: 31337, block: { number: 4812, timestamp: 1 }, healthy: true });
    await expect(readBlockNumber()).resolves.toBe(4812);
  });

  it.each([[{ block: null }], [{}], [null], ["text"], [{ block: { number: "4812" } }], [{ block: {} }]])(
    "takes %j as a chain that cannot be read",
    async (body) => {
      answer(body);
      await expect(readBlockNumber()).resolves.toBeNull();
    },
  );

  it("takes a server that does not answer, or not in JSON, the same", async () => {
    vi.stubGlobal("fetch", vi.fn(() => Promise.reject(new TypeError("Failed to fetch"))));
    await expect(readBlockNumber()).resolves.toBeNull();
    vi.stubGlobal("fetch", vi.fn(() => Promise.resolve(new Response("<html>"))));
    await expect(readBlockNumber()).resolves.toBeNull();
  });
});
