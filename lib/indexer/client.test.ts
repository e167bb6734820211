import { describe, expect, it, vi } from "vitest";
import { createHistoryClient, HistoryRefusedError, HistoryUnreadableError } from "./client";

const block = { chainId: 31_337, number: 5, hash: `0x${"ab".repeat(32)}`, timestamp: 1_000, age: 2 };
const row = { time: 1_767_225_600, block: 7, entry: "1000000000000000000", exit: "-900000000000000000" };

function answering(body: unknown, init: ResponseInit = {}) {
  const fetch = vi.fn((_url: unknown) => Promise.resolve(new Response(typeof body === "string" ? body : JSON.stringify(body), init)));
  return { fetch, client: createHistoryClient({ server: "https://example.org/api/v1", fetch }) };
}

describe("the way to the API", () => {
  it("asks for what it is told to and reads amounts as whole numbers of any size", async () => {
    const { client, fetch } = answering({ block, data: [row], next: null });
    const answer = await client.ask("sharePriceHistory", { from: "2026-01-01", resolution: "hour" });
    expect(fetch.mock.calls[0]?.[0]).toBe("https://example.org/api/v1/history/share-price?from=2026-01-01&resolution=hour");
    expect(answer.data).toEqual([{ ...row, entry: 10n ** 18n, exit: -9n * 10n ** 17n }]);
    expect(answer.block.number).toBe(5);
  });

  it("puts what names a thing into the path, harmlessly", () => {
    const { client } = answering("");
    expect(client.urlOf("account", { address: "0x12/../x" })).toBe("https://example.org/api/v1/accounts/0x12%2F..%2Fx");
    expect(client.urlOf("deals", { state: "late" }, "csv")).toBe("https://example.org/api/v1/deals?state=late&format=csv");
    expect(client.urlOf("deals", {}, "json")).toBe("https://example.org/api/v1/deals");
  });

  it("gives a calendar as it is", async () => {
    expect(await answering("BEGIN:VCALENDAR").client.ask("dealCalendar", { id: "3" })).toBe("BEGIN:VCALENDAR");
  });

  it("tells why it was refused, and when to come again", async () => {
    const problem = { code: "too-many-requests", message: "Too many requests; ask again in 3 seconds." };
    const { client } = answering({ error: problem }, { status: 429, headers: { "retry-after": "3" } });
    const error: unknown = await client.ask("summary", {}).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(HistoryRefusedError);
    expect(error).toMatchObject({ status: 429, problem, retryAfter: 3, message: problem.message });
  });

  it("refuses what is not an answer of this API", async () => {
    const others = [answering("<html>"), answering({ block, data: [{ ...row, entry: 1 }], next: null }), answering("<html>", { status: 502 })];
    for (const { client } of others) await expect(client.ask("sharePriceHistory", {})).rejects.toBeInstanceOf(HistoryUnreadableError);
  });

  it("waits no longer than it may", async () => {
    const fetch = vi.fn((_url: unknown, init?: RequestInit) => new Promise<Response>((_resolve, reject) => init?.signal?.addEventListener("abort", () => { reject(init.signal?.reason as Error); })));
    const client = createHistoryClient({ server: "https://example.org", fetch, timeoutMs: 20 });
    await expect(client.ask("summary", {})).rejects.toMatchObject({ name: "TimeoutError" });
    const mine = new AbortController();
    const asked = client.ask("summary", {}, mine.signal);
    mine.abort(new Error("enough"));
    await expect(asked).rejects.toThrow("enough");
  });
});
