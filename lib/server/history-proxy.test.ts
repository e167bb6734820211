import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { forwardHistory, historyPreflight } from "./history-proxy";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server in the index's place that answers as told. */
async function index(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

const request = (path: string, init?: RequestInit) => new Request(`https://aid.example/api/v1/${path}`, init);
const quiet = () => undefined;

describe("history at the app's own address", () => {
  it("is what the index says, with the headers that matter", async () => {
    const asked: { url: string | undefined; headers: IncomingMessage["headers"] }[] = [];
    const indexer = await index(({ url, headers }, response) => {
      asked.push({ url, headers });
      response.writeHead(200, { "content-type": "text/csv; charset=utf-8", etag: 'W/"a"', "aid-block-number": "5", "set-cookie": "x=1", server: "inside" });
      response.end("a,b\r\n");
    });
    const headers = { accept: "text/csv", "if-none-match": 'W/"b"', cookie: "session=secret", "x-forwarded-for": "1.2.3.4", authorization: "Bearer x" };
    const answer = await forwardHistory(request("accounts/0x12/activity?limit=5&order=asc", { headers }), ["accounts", "0x12", "activity"], { indexer });
    expect([answer.status, await answer.text()]).toEqual([200, "a,b\r\n"]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({ "content-type": "text/csv; charset=utf-8", etag: 'W/"a"', "aid-block-number": "5", "access-control-allow-origin": "*" });
    expect([answer.headers.get("set-cookie"), answer.headers.get("server")]).toEqual([null, null]);
    expect(asked[0]?.url).toBe("/v1/accounts/0x12/activity?limit=5&order=asc");
    expect(asked[0]?.headers).toMatchObject({ accept: "text/csv", "if-none-match": 'W/"b"', "x-forwarded-for": "1.2.3.4", "x-forwarded-prefix": "/api" });
    expect([asked[0]?.headers.cookie, asked[0]?.headers.authorization]).toEqual([undefined, undefined]);
  });

  it("leads nowhere but below /v1, whatever the path", async () => {
    const asked: (string | undefined)[] = [];
    const indexer = await index(({ url }, response) => {
      asked.push(url);
      response.end();
    });
    for (const path of [["..", "graphql"], ["deals", "..", "..", "graphql"], ["."]]) {
      expect((await forwardHistory(request("x"), path, { indexer })).status).toBe(404);
    }
    await forwardHistory(request("x"), ["a/../../graphql", "?x=1", "#"], { indexer });
    expect(asked).toEqual(["/v1/a%2F..%2F..%2Fgraphql/%3Fx%3D1/%23"]);
  });

  it("passes refusals and 304 on as they are", async () => {
    const indexer = await index(({ url }, response) => {
      if (url === "/v1/same") response.writeHead(304, { etag: 'W/"a"' }).end();
      else response.writeHead(429, { "content-type": "application/json", "retry-after": "7" }).end("{}");
    });
    expect((await forwardHistory(request("same"), ["same"], { indexer })).status).toBe(304);
    const refused = await forwardHistory(request("deals"), ["deals"], { indexer });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "7"]);
  });

  it("passes events on as they come, for longer than an answer may take to begin, until the listener leaves", async () => {
    let left = false;
    let say: (text: string) => void = quiet;
    const indexer = await index((incoming, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("event: block\n\n");
      say = (text) => void response.write(text);
      incoming.on("close", () => (left = true));
    });
    const listener = new AbortController();
    const answer = await forwardHistory(request("events", { signal: listener.signal }), ["events"], { indexer, beginMs: 2_000, log: quiet });
    const reader = answer.body?.getReader();
    const decode = async (): Promise<string> => new TextDecoder().decode((await reader?.read())?.value);
    expect(await decode()).toBe("event: block\n\n");
    say("event: figures\n\n");
    expect(await decode()).toBe("event: figures\n\n");
    await reader?.cancel();
    listener.abort();
    await vi.waitFor(() => { expect(left).toBe(true); });
  });

  it("ends a stream of events in order when this server is about to end, and cuts off nothing else", async () => {
    let finish: () => void = quiet;
    const indexer = await index(({ url }, response) => {
      if (url === "/v1/events") response.writeHead(200, { "content-type": "text/event-stream" }).write("event: block\n\n");
      else {
        response.writeHead(200, { "content-type": "application/json" }).write('{"a":');
        finish = () => void response.end("1}");
      }
    });
    const ending = new AbortController();
    const ask = (path: string) => forwardHistory(request(path), [path], { indexer, ending: ending.signal });
    const [events, summary] = [await ask("events"), await ask("summary")];
    const text = events.text();
    ending.abort();
    expect(await text).toBe("event: block\n\n");
    finish();
    expect(await summary.json()).toEqual({ a: 1 });
  });

  it("says that history cannot be reached where the index is down, silent, or sends elsewhere", async () => {
    const silent = await index(quiet);
    const log = vi.fn();
    const none = await forwardHistory(request("summary"), ["summary"], { indexer: "http://127.0.0.1:9", log });
    expect([none.status, none.headers.get("retry-after"), none.headers.get("access-control-allow-origin"), none.headers.get("cache-control")]).toEqual([503, "5", "*", "no-store"]);
    expect(await none.json()).toEqual({ error: { code: "unavailable", message: "History cannot be reached; ask again in a moment." } });
    expect((await forwardHistory(request("summary"), ["summary"], { indexer: silent, beginMs: 50, log })).status).toBe(503);
    expect(log).toHaveBeenCalledTimes(2);
    server?.closeAllConnections();
    server?.close();
    const elsewhere = await index((_request, response) => void response.writeHead(302, { location: "http://169.254.169.254/" }).end());
    expect((await forwardHistory(request("summary"), ["summary"], { indexer: elsewhere, log })).status).toBe(503);
  });

  it("says that there is none where no index is named", async () => {
    const answer = await forwardHistory(request("summary"), ["summary"], { indexer: undefined });
    expect([answer.status, await answer.json()]).toEqual([503, { error: { code: "unavailable", message: "This server has no history; ask another." } }]);
  });

  it("lets pages of others ask with the headers that they need", () => {
    const answer = historyPreflight();
    expect([answer.status, answer.headers.get("access-control-allow-origin"), answer.headers.get("access-control-allow-methods")]).toEqual([204, "*", "GET, HEAD, OPTIONS"]);
  });
});
