import { describe, expect, it } from "vitest";
import { createAllowance } from "./allowance";
import { handleRpc, MAX_BATCH, MAX_BODY_BYTES, type ProxyOptions } from "./handle";
import type { RpcOutcome } from "./outcome";

const plenty = () => createAllowance({ burst: 1_000, perSecond: 1_000 });

function options(more: Partial<ProxyOptions> = {}): ProxyOptions {
  const request = ({ method }: { method: string }): Promise<RpcOutcome> =>
    Promise.resolve(method === "eth_gasPrice" ? { ok: false, error: { code: 3, message: "no" } } : { ok: true, result: method });
  return { reader: { request }, allowance: plenty(), total: plenty(), extensions: false, ...more };
}

const call = (id: unknown = 1, method = "eth_blockNumber") => ({ jsonrpc: "2.0", id, method, params: [] });

function post(body: unknown, headers: Record<string, string> = {}): Request {
  return new Request("http://aid.example/api/rpc", {
    method: "POST",
    headers: { "content-type": "application/json", host: "aid.example", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

const ask = async (body: unknown, headers?: Record<string, string>, more?: Partial<ProxyOptions>) => {
  const response = await handleRpc(post(body, headers), options(more));
  return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
};

describe("handleRpc", () => {
  it("answers one call and several, each under its id", async () => {
    expect(await ask(call("a"))).toMatchObject({ status: 200, body: { jsonrpc: "2.0", id: "a", result: "eth_blockNumber" } });
    expect((await ask([call(1), call(2, "eth_gasPrice")])).body).toEqual([
      { jsonrpc: "2.0", id: 1, result: "eth_blockNumber" },
      { jsonrpc: "2.0", id: 2, error: { code: 3, message: "no" } },
    ]);
  });

  it("is never stored on the way", async () => {
    expect((await ask(call())).headers.get("cache-control")).toBe("no-store");
  });

  it.each<[string, unknown, number, number]>([
    ["text that is not JSON", "{", 400, -32700],
    ["an empty batch", [], 400, -32600],
    ["more calls than fit", Array.from({ length: MAX_BATCH + 1 }, () => call()), 413, -32600],
    ["a longer body than fits", `"${"x".repeat(MAX_BODY_BYTES)}"`, 413, -32600],
  ])("refuses %s", async (_name, body, status, code) => {
    expect(await ask(body)).toMatchObject({ status, body: { id: null, error: { code } } });
  });

  it("cuts what an error says and carries, and the answers of a batch that are too long together", async () => {
    const long = "f".repeat(1_500_000);
    const reverting = { request: () => Promise.resolve({ ok: false, error: { code: 3, message: long, data: `0x${long}` } } as const) };
    const [first] = (await ask([call(1)], {}, { reader: reverting })).body as [{ error: { message: string; data?: string } }];
    expect([first.error.message.length, first.error.data]).toEqual([1_000, undefined]);
    const telling = { request: () => Promise.resolve({ ok: true, result: long } as const) };
    const answers = (await ask([1, 2, 3, 4].map((id) => call(id)), {}, { reader: telling })).body as { id: number; error?: { code: number } }[];
    expect(answers.map(({ id, error }) => [id, error?.code])).toEqual([[1, undefined], [2, undefined], [3, -32005], [4, -32005]]);
  });

  it.each([[{ ...call(), method: { toString: 1, valueOf: 1 } }], [{ ...call(), method: [[[]]] }]])("answers a method that is no name: %j", async (odd) => {
    expect(await ask([odd, call(2)])).toMatchObject({ status: 200, body: [{ id: null, error: { code: -32600 } }, { id: 2, result: "eth_blockNumber" }] });
  });

  it("stops reading a body that goes on for too long", async () => {
    let given = 0;
    const endless = new ReadableStream({
      pull(controller) {
        given += 1;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: endless, duplex: "half" };
    const response = await handleRpc(new Request("http://aid.example/api/rpc", init), options());
    expect(response.status).toBe(413);
    expect(given).toBeLessThan(20);
  });

  it.each([5, "x", null, { id: 1 }, { ...call(), jsonrpc: "1.0" }, { ...call(), params: { a: 1 } }, { ...call(), id: {} }])(
    "says that %j is no call, and answers the others",
    async (value) => {
      expect((await ask([value, call(2)])).body).toMatchObject([{ id: null, error: { code: -32600 } }, { id: 2, result: "eth_blockNumber" }]);
    },
  );

  it("refuses what is not sent as JSON", async () => {
    expect((await ask(call(), { "content-type": "text/plain" })).status).toBe(415);
  });

  it.each<[string, Record<string, string>, boolean, number]>([
    ["our own page", { origin: "http://aid.example", "sec-fetch-site": "same-origin" }, false, 200],
    ["our own page behind a proxy", { origin: "https://aid.org", host: "10.0.0.1", "x-forwarded-host": "aid.org" }, false, 200],
    ["a program", {}, false, 200],
    ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, false, 403],
    ["another port of ours", { origin: "http://aid.example:81" }, false, 403],
    ["a sibling domain", { "sec-fetch-site": "same-site" }, false, 403],
    ["a sandboxed frame", { origin: "null" }, false, 403],
    ["an extension", { origin: "chrome-extension://abc" }, false, 403],
    ["an extension, on a local chain", { origin: "moz-extension://abc", "sec-fetch-site": "none" }, true, 200],
  ])("answers %s with %j (extensions %s) by %i", async (_name, headers, extensions, status) => {
    expect((await ask(call(), headers, { extensions })).status).toBe(status);
  });

  it("holds each client to its allowance, by weight, and says when to come back", async () => {
    const allowance = createAllowance({ burst: 10, perSecond: 2, now: () => 0 });
    const first = { "x-forwarded-for": "10.1.1.1, 203.0.113.7" };
    const logs = [call(1, "eth_getLogs"), call(2, "eth_getLogs")];
    expect((await ask(logs, first, { allowance })).status).toBe(200);
    const refused = await ask(call(), first, { allowance });
    expect(refused).toMatchObject({ status: 429, body: { error: { code: -32005 } } });
    expect(refused.headers.get("retry-after")).toBe("1");
    expect((await ask(call(), { "x-forwarded-for": "203.0.113.8" }, { allowance })).status).toBe(200);
  });

  it("holds all clients together to a limit", async () => {
    const total = createAllowance({ burst: 1, perSecond: 1, now: () => 0 });
    expect((await ask([call(), {}], { "x-forwarded-for": "a" }, { total })).status).toBe(429);
    expect((await ask(call(), { "x-forwarded-for": "a" }, { total })).status).toBe(200);
    expect((await ask(call(), { "x-forwarded-for": "b" }, { total })).status).toBe(429);
  });
});
