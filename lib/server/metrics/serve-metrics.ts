import { createServer, type ServerResponse } from "node:http";
import type { MetricsPlace } from "../../env/metrics";

export type Told = {
  /** In Prometheus' text format. */
  readonly text: () => Promise<string>;
};

export type MetricsServer = {
  /** Where it listens: the port that was given, or the one that was found for 0. */
  readonly port: number;
  readonly close: () => void;
};

/** Media type of Prometheus' text format. */
const TYPE = "text/plain; version=0.0.4; charset=utf-8";

/**
 * Tells a process' figures at /metrics, on a port of their own, so that what the public asks never leads to them. Rejects where the
 * port cannot be had. Never keeps a process alive.
 */
export function serveMetrics({ port, host }: MetricsPlace, { text }: Told): Promise<MetricsServer> {
  const server = createServer({ requestTimeout: 5_000, headersTimeout: 5_000 }, (request, response) => {
    if (request.method !== "GET" || request.url?.split("?")[0] !== "/metrics") {
      answer(response, 404, "Figures are at /metrics.\n");
      return;
    }
    text().then(
      (told) => { answer(response, 200, told); },
      () => { answer(response, 500, "The figures could not be read.\n"); },
    );
  });
  server.unref();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const close = (): void => {
        server.close();
        server.closeAllConnections();
      };
      resolve({ port: typeof address === "object" && address !== null ? address.port : port, close });
    });
  });
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": status === 200 ? TYPE : "text/plain; charset=utf-8", "cache-control": "no-store" }).end(text);
}
