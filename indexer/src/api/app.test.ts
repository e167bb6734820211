import { describe, expect, it, vi } from "vitest";
import type { Admission } from "../../../lib/indexer/api/admission";
import type { Answer, Head } from "../../../lib/indexer/api/answer";
import { endpoints } from "../../../lib/indexer/api/endpoints";
import { createAnswers } from "../../../lib/indexer/api/answers";
import type { Readers } from "../../../lib/indexer/api/readers";
import { Refusal } from "../../../lib/indexer/api/refusal";
import { createApi } from "./app";

const head: Head = { chainId: 31_337, number: 5, hash: `0x${"ab".repeat(32)}`, timestamp: 1_000 };

function api(options: { admission?: Admission; mostAtOnce?: number; wait?: Promise<unknown> } = {}) {
  const asked: { name: string; params: unknown; query: unknown }[] = [];
  const readers = Object.fromEntries(
    Object.entries(endpoints).map(([name, endpoint]) => [
      name,
      async (request: { params: unknown; query: unknown }) => {
        asked.push({ name, ...request });
        await options.wait;
        if (endpoint.kind === "calendar") return { name, days: [] };
        return endpoint.kind === "page" ? { rows: [], next: undefined } : undefined;
      },
    ]),
  ) as unknown as Readers;
  const known = () => Promise.resolve(head);
  const context = { head: known, headNow: known, answers: createAnswers<Answer>({ most: 10_000, sizeOf: ({ body }) => body.text.length, graceMs: 0 }), log: vi.fn() };
  const opened = vi.fn(() => new ReadableStream<Uint8Array>({ start: (controller) => controller.close() }));
  const stream = { open: opened, listeners: () => 0 };
  const app = createApi({ chainId: 31_337, readers, context, admission: options.admission ?? (() => undefined), stream, mostAtOnce: options.mostAtOnce ?? 10, mostAtOnceOfOne: 10 });
  return { app, asked, opened };
}

const address = "0x52908400098527886E0F7030069857D2E4169EE7";

describe("the routes of the API", () => {
  it.each(Object.entries(endpoints).map(([name, { path }]) => [name, path.replace("{address}", address).replace("{id}", "7")] as const))("lead to what reads %s", async (name, path) => {
    const { app, asked } = api();
    const response = await app.request(`/v1${path}`);
    expect(asked.map((one) => one.name)).toEqual([name]);
    expect(response.status).toBe(endpoints[name as keyof typeof endpoints].kind === "one" ? 404 : 200);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("let in no more at once than can be answered, and the next when one has been", async () => {
    let end = (): void => undefined;
    const { app, asked } = api({ mostAtOnce: 2, wait: new Promise<void>((resolve) => (end = resolve)) });
    const both = ["deals", "tickets"].map(async (list) => app.request(`/v1/${list}`));
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    const refused = await app.request("/v1/titles");
    expect([refused.status, refused.headers.get("retry-after"), refused.headers.get("access-control-allow-origin")]).toEqual([503, "1", "*"]);
    end();
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await app.request("/v1/titles")).status).toBe(200);
  });

  it("give what is in the path and behind it to the reader", async () => {
    const { app, asked } = api();
    await app.request(`/v1/accounts/${address.toLowerCase()}/activity?limit=7&order=asc`);
    expect(asked[0]).toMatchObject({ params: { address }, query: { limit: 7, order: "asc" } });
  });

  it("are there once more below the chain's id, and not below another's", async () => {
    const { app, asked } = api();
    expect((await app.request("/v1/chains/31337/deals")).status).toBe(200);
    const other = await app.request("/v1/chains/1/deals");
    expect([other.status, await other.json()]).toEqual([404, { error: { code: "not-found", message: "This is the history of chain 31337 alone." } }]);
    expect(asked).toHaveLength(1);
  });

  it("serve the document and the page for where they were asked", async () => {
    const { app } = api();
    const document = (await (await app.request("/v1/openapi.json")).json()) as { servers: unknown };
    expect(document.servers).toEqual([{ url: "/v1" }]);
    const page = await app.request("/v1", { headers: { "x-forwarded-prefix": "/api" } });
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.headers.get("vary")).toContain("x-forwarded-prefix");
    expect(await page.text()).toContain("GET /api/v1/summary");
    const forged = await (await app.request("/v1", { headers: { "x-forwarded-prefix": '/"><script>' } })).text();
    expect(forged).toContain("GET /v1/summary");
    expect(forged).not.toContain("<script>");
  });

  it("only read, and know nothing else", async () => {
    const { app } = api();
    const posted = await app.request("/v1/deals", { method: "POST" });
    expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    expect((await app.request("/v1/deals", { method: "HEAD" })).status).toBe(200);
    const nothing = await app.request("/v1/nothing/at/all");
    expect([nothing.status, nothing.headers.get("content-type"), nothing.headers.get("access-control-allow-origin")]).toEqual([404, "application/json; charset=utf-8", "*"]);
    expect((await app.request("/v1/events")).headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  });

  it("open no stream of events for whoever only asks for its headers", async () => {
    const { app, opened } = api();
    const response = await app.request("/v1/events", { method: "HEAD" });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/event-stream; charset=utf-8"]);
    expect(opened).not.toHaveBeenCalled();
    await app.request("/v1/events", { headers: { "x-forwarded-for": "1.2.3.4" } });
    expect(opened).toHaveBeenCalledWith(expect.any(AbortSignal), "1.2.3.4");
  });

  it("refuse whoever asks too much, before anything is read", async () => {
    const admission: Admission = () => {
      throw new Refusal({ code: "too-many-requests", message: "Too many.", retryAfter: 3 });
    };
    const { app, asked } = api({ admission });
    const response = await app.request("/v1/deals");
    expect([response.status, response.headers.get("retry-after"), response.headers.get("access-control-allow-origin")]).toEqual([429, "3", "*"]);
    expect(asked).toEqual([]);
  });
});
