import { describe, expect, it, vi } from "vitest";
import { answer, type Answer, type Found, type Head, type Read } from "./answer";
import type { AnyEndpoint } from "./endpoint";
import { endpoints } from "./endpoints";
import { createAnswers } from "./answers";
import { notReady } from "./refusal";

const head = (number: number): Head => ({ chainId: 31_337, number, hash: `0x${number.toString(16).padStart(64, "0")}`, timestamp: 1_000 + number });
const row = { time: 1_767_225_600, block: 7, entry: 10n ** 18n, exit: 9n * 10n ** 17n };
const rows: Read = () => Promise.resolve({ rows: [row], next: [7n] });

function asker(read: Read, heads: { head?: () => Promise<Head>; headNow?: () => Promise<Head> } = {}, endpoint: AnyEndpoint = endpoints.sharePriceHistory) {
  const log = vi.fn();
  const answers = createAnswers<Answer>({ most: 100_000, sizeOf: ({ body }) => body.text.length, graceMs: 0 });
  const known = () => Promise.resolve(head(5));
  const context = { head: heads.head ?? known, headNow: heads.headNow ?? heads.head ?? known, answers, log, now: () => 1_012_900 };
  const ask = (search = "", headers: Record<string, string> = {}, params: Record<string, string> = {}) =>
    answer(endpoint, read, { params, search: new URLSearchParams(search), headers: new Headers(headers) }, context);
  return { ask, log };
}

describe("an answer", () => {
  it("names its block and its age, and goes on where the page ends", async () => {
    const response = await asker(rows).ask();
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      block: { chainId: 31_337, number: 5, hash: head(5).hash, timestamp: 1_005, age: 7 },
      data: [{ time: 1_767_225_600, block: 7, entry: "1000000000000000000", exit: "900000000000000000" }],
      next: expect.any(String) as string,
    });
    expect(response.headers.get("aid-block-number")).toBe("5");
    expect(response.headers.get("aid-block-age")).toBe("7");
    expect(response.headers.get("cache-control")).toContain("max-age=1");
  });

  it("begins the next page at the place that its cursor stands for", async () => {
    const read = vi.fn(rows);
    const { ask } = asker(read);
    const { next } = (await (await ask("limit=1")).json()) as { next: string };
    await ask(`limit=1&cursor=${next}`);
    expect(read.mock.calls.map(([{ after }]) => after)).toEqual([undefined, [7n]]);
    expect((await ask(`cursor=${next}&order=desc`)).status).toBe(400);
  });

  it("is a table where one is asked for", async () => {
    const response = await asker(rows).ask("format=csv");
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toContain("aid-share-price-history.csv");
    expect(response.headers.get("aid-block-hash")).toBe(head(5).hash);
    expect((await response.text()).split("\r\n")[1]).toBe("2026-01-01T00:00:00.000Z,7,1,0.9");
  });

  it("says of a table that it goes on, and where", async () => {
    const read = vi.fn<Read>(({ after }) => Promise.resolve({ rows: [row], next: after === undefined ? [7n] : undefined }));
    const { ask } = asker(read);
    const next = (await ask("format=csv&limit=1")).headers.get("aid-next") ?? "";
    const last = await ask(`format=csv&limit=1&cursor=${next}`);
    expect(read.mock.calls.map(([{ after }]) => after)).toEqual([undefined, [7n]]);
    expect([last.status, last.headers.get("aid-next")]).toEqual([200, null]);
  });

  it("is known by what nobody can make another request have", async () => {
    const { ask } = asker(rows);
    const tags = await Promise.all(["", "limit=7", "format=csv", "order=desc", "from=5"].map(async (search) => (await ask(search)).headers.get("etag") ?? ""));
    expect(new Set(tags).size).toBe(tags.length);
    // 132 bits of a hash after the block's.
    for (const tag of tags) expect(tag).toMatch(/^W\/"[0-9a-f]{16}\.[A-Za-z0-9_-]{22}"$/);
  });

  it("is not sent again while no block has come", async () => {
    const read = vi.fn(rows);
    let number = 5;
    const { ask } = asker(read, { head: () => Promise.resolve(head(number)) });
    const tag = (await ask()).headers.get("etag") ?? "";
    const again = await ask("", { "if-none-match": `"other", ${tag}` });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
    expect((await ask("format=csv", { "if-none-match": tag })).status).toBe(200);
    expect((await ask("order=desc", { "if-none-match": tag })).status).toBe(200);
    number = 6;
    expect((await ask("", { "if-none-match": tag })).status).toBe(200);
  });

  it("is read once for all who ask for it of the same block", async () => {
    const read = vi.fn(rows);
    const { ask } = asker(read);
    await Promise.all([ask(), ask(), ask("resolution=day")]);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it("is read again where a block came in between, so that it is of one block alone", async () => {
    const heads = [head(6), head(6)];
    const read = vi.fn(rows);
    const response = await asker(read, { head: () => Promise.resolve(head(5)), headNow: () => Promise.resolve(heads.shift() ?? head(6)) }).ask();
    expect(read.mock.calls.map(([asked]) => asked.head.number)).toEqual([5, 6]);
    expect(response.headers.get("aid-block-number")).toBe("6");
  });

  it("asks for patience where blocks never stop coming", async () => {
    let number = 5;
    const response = await asker(rows, { head: () => Promise.resolve(head(5)), headNow: () => Promise.resolve(head((number += 1))) }).ask();
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
  });

  it("says which parameter is wrong without looking anything up", async () => {
    const read = vi.fn(rows);
    const response = await asker(read).ask("limit=no");
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: { code: "bad-request", field: "limit", message: "“limit” must be a whole number from 1 to 1000." } });
    expect(read).not.toHaveBeenCalled();
  });

  it("is that there is no such thing, or that history is not there yet", async () => {
    const missing = await asker(() => Promise.resolve(undefined), {}, endpoints.deal).ask("", {}, { id: "9" });
    expect([missing.status, await missing.json()]).toEqual([404, { error: { code: "not-found", message: "There is no such deal." } }]);
    const early = await asker(rows, { head: () => Promise.reject(notReady("History is being read.")) }).ask();
    expect([early.status, early.headers.get("retry-after"), early.headers.get("cache-control")]).toEqual([503, "5", "no-store"]);
  });

  it("tells nothing of what went wrong inside but that it did", async () => {
    const error = new Error("There is no table of secrets: db.ts, line 3.");
    const { ask, log } = asker(() => Promise.reject(error));
    const response = await ask();
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toMatch(/secret|db\.ts/);
    expect(log).toHaveBeenCalledWith(error);
  });

  it("is refused rather than wrong where what was read is not what is promised", async () => {
    const wrong: Found = { rows: [{ ...row, entry: "1" }], next: undefined };
    const { ask, log } = asker(() => Promise.resolve(wrong));
    expect((await ask()).status).toBe(500);
    expect(log).toHaveBeenCalled();
  });

  it("is a calendar for days", async () => {
    const read: Read = () => Promise.resolve({ name: "Deals", days: [{ uid: "a", day: "2026-01-31", title: "t", text: "x" }] });
    const response = await asker(read, {}, endpoints.calendar).ask();
    expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(await response.text()).toContain("DTSTART;VALUE=DATE:20260131");
  });
});
