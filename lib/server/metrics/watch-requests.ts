import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AppMeter } from "./app-meter";
import { routeOf } from "./route-of";

type Started = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly server: Server };

/**
 * Counts what every HTTP server of this process answers, but for `except`, through what Node tells of itself (node:diagnostics_channel):
 * no route knows of it, and none can be forgotten.
 */
export function watchRequests(meter: AppMeter, except: (request: IncomingMessage) => boolean = () => false): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as Started;
    if (except(request)) return;
    const from = performance.now();
    const { method = "", url = "/" } = request;
    meter.began();
    response.once("close", () => {
      // 499: the asker left before the end, as nginx writes it.
      const status = response.writableFinished ? response.statusCode : 499;
      meter.ended({ route: routeOf(url.split("?")[0] ?? "/"), method, status, seconds: (performance.now() - from) / 1_000 });
    });
  });
}
