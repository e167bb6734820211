import { afterEach, describe, expect, it } from "vitest";
import { type MetricsServer, serveMetrics } from "./serve-metrics";

let server: MetricsServer | undefined;
afterEach(() => server?.close());

const place = { port: 0, host: "127.0.0.1" };
const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${String(server?.port)}${path}`, init);

describe("the figures of a process", () => {
  it("are at /metrics and nowhere else, and only for who reads", async () => {
    server = await serveMetrics(place, { text: () => Promise.resolve("a 1\n") });
    const answer = await ask("/metrics?x=1");
    expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8", "a 1\n"]);
    for (const [path, init] of [["/"], ["/metrics/"], ["/metrics", { method: "POST" }]] as const) expect((await ask(path, init)).status).toBe(404);
  });

  it("that cannot be read are an error without its words", async () => {
    server = await serveMetrics(place, { text: () => Promise.reject(new Error("secret")) });
    const answer = await ask("/metrics");
    expect([answer.status, await answer.text()]).toEqual([500, "The figures could not be read.\n"]);
  });

  it("refuse a port that another process has", async () => {
    server = await serveMetrics(place, { text: () => Promise.resolve("") });
    await expect(serveMetrics({ ...place, port: server.port }, { text: () => Promise.resolve("") })).rejects.toThrow("EADDRINUSE");
  });
});
