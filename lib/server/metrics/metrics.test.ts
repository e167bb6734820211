import { readdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { endpoints } from "../../indexer/api/endpoints";
import { createAppMeter } from "./app-meter";
import { routeOf } from "./route-of";
import { watchRequests } from "./watch-requests";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe("the name that a path is counted under", () => {
  it.each([
    ["/", "/"],
    ["/tickets/7", "/tickets/[id]"],
    ["/_next/static/chunks/a.js", "/_next"],
    ["/api/v1", "/api/v1"],
    ["/api/v1/deals/12", "/api/v1/deals/{id}"],
    ["/api/v1/deals/12/calendar.ics", "/api/v1/deals/{id}/calendar.ics"],
    ["/api/v1/chains/31337/summary", "/api/v1/summary"],
    ["/api/v1/events", "/api/v1/events"],
    ["/api/v1/deals/12/wp-admin", "/api/v1/other"],
    ["/wp-login.php", "other"],
    ["/minty", "other"],
  ])("of %s is %s", (path, route) => {
    expect(routeOf(path)).toBe(route);
  });

  it("is its own for every endpoint and every page", () => {
    for (const { path } of Object.values(endpoints)) expect(routeOf(`/api/v1${path.replace(/\{[a-z]+\}/g, "1")}`)).toBe(`/api/v1${path}`);
    const pages = readdirSync(fileURLToPath(new URL("../../../app", import.meta.url)), { recursive: true, encoding: "utf8" })
      .filter((file) => /(^|\/)page\.tsx$/.test(file))
      .map((file) => `/${file.replace(/\(\w+\)\//g, "").replace(/\/?page\.tsx$/, "")}`);
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.map((path) => routeOf(path.replace(/\[\w+\]/g, "1")))).toEqual(pages);
  });
});

describe("requests of a server", () => {
  it("are counted by route, method and status, and those whose asker left as such", async () => {
    const meter = createAppMeter();
    watchRequests(meter, (request) => request.headers["x-other"] !== undefined);
    server = createServer((request, response) => {
      if (request.url === "/mint") return void response.writeHead(503).end();
      if (request.url !== "/slow") response.end("fine");
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    await (await fetch(`${origin}/stake?x=1`)).text();
    await (await fetch(`${origin}/mint`, { method: "POST" })).text();
    await (await fetch(`${origin}/stake`, { headers: { "x-other": "1" } })).text();
    await expect(fetch(`${origin}/slow`, { method: "PROPFIND", signal: AbortSignal.timeout(100) })).rejects.toThrow();
    const told = (): Promise<string> => meter.registry.metrics();
    await expect.poll(told).toContain('aid_app_request_duration_seconds_count{route="other",method="other",status="499"} 1');
    expect(await told()).toContain('aid_app_request_duration_seconds_count{route="/stake",method="GET",status="200"} 1');
    expect(await told()).toContain('aid_app_request_duration_seconds_count{route="/mint",method="POST",status="503"} 1');
    expect(await told()).toContain("aid_app_requests_in_flight 0");
  });
});
