import { afterEach, describe, expect, it, vi } from "vitest";
import { readNews } from "./read-news";

const answer = (body: unknown) => vi.stubGlobal("fetch", vi.fn(() => Promise.resolve(Response.json(body))));
const without = (...codes: string[]) => ({ block: null, reasons: codes.map((code) => ({ code, message: "…" })) });

afterEach(() => vi.unstubAllGlobals());

describe("readNews", () => {
  it("reads the block of the status, whatever is wrong with the protocol", async () => {
    answer({ chainId: 31337, block: { number: 4812, timestamp: 1 }, healthy: false, reasons: [{ code: "mint-paused", message: "…" }] });
    await expect(readNews()).resolves.toEqual({ block: 4812, trouble: null });
  });

  it("tells a chain that stands still", async () => {
    answer({ block: { number: 4812, timestamp: 1 }, reasons: [{ code: "chain-stuck", message: "…" }] });
    await expect(readNews()).resolves.toEqual({ block: 4812, trouble: "stale" });
  });

  it.each([
    ["chain-unreachable", "unreachable"],
    ["chain-wrong", "unreachable"],
    ["lens-failed", "unreadable"],
    ["contract-missing", "unreadable"],
    ["not-deployed", "not-deployed"],
  ])("takes %s without a block as %s", async (code, trouble) => {
    answer(without(code));
    await expect(readNews()).resolves.toEqual({ block: null, trouble });
  });

  it.each([[{ block: { number: "4812" }, reasons: [] }], [{ block: {}, reasons: [7, {}] }]])(
    "takes %j as a chain that cannot be read",
    async (body) => {
      answer(body);
      await expect(readNews()).resolves.toEqual({ block: null, trouble: "unreachable" });
    },
  );

  it.each([[{}], [null], ["text"]])("takes %j as no answer of ours", async (body) => {
    answer(body);
    await expect(readNews()).resolves.toEqual({ block: null, trouble: "offline" });
  });

  it("takes a server that does not answer, or not in JSON, the same", async () => {
    vi.stubGlobal("fetch", vi.fn(() => Promise.reject(new TypeError("Failed to fetch"))));
    await expect(readNews()).resolves.toEqual({ block: null, trouble: "offline" });
    vi.stubGlobal("fetch", vi.fn(() => Promise.resolve(new Response("<html>"))));
    await expect(readNews()).resolves.toEqual({ block: null, trouble: "offline" });
  });
});
