import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { FaultReason } from "../rpc/upstream";

/** What this server counts of itself. */
export type AppMeter = ReturnType<typeof createAppMeter>;

/** One answered request. `seconds` until its last byte, or until its asker left. */
export type Answered = { readonly route: string; readonly method: string; readonly status: number; readonly seconds: number };

const methods = ["GET", "HEAD", "POST", "OPTIONS"];
/** Seconds: from what memory answers to what a proxy in front gives up on. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createAppMeter(registry: Registry = new Registry()) {
  const registers = [registry];
  const durations = new Histogram({
    name: "aid_app_request_duration_seconds",
    help: "Time from a request to the end of its answer.",
    labelNames: ["route", "method", "status"] as const,
    buckets,
    registers,
  });
  const under = new Gauge({ name: "aid_app_requests_in_flight", help: "Requests that are being answered.", registers });
  const failures = new Counter({
    name: "aid_app_upstream_failures_total",
    help: "Questions that a server behind this one did not answer: a server of the chain, by its place in RPC_URLS, or the index.",
    labelNames: ["upstream", "reason"] as const,
    registers,
  });
  failures.inc({ upstream: "index", reason: "unreachable" }, 0);
  return {
    registry,
    began: () => under.inc(),
    ended({ route, method, status, seconds }: Answered): void {
      under.dec();
      durations.observe({ route, method: methods.includes(method) ? method : "other", status: String(status) }, seconds);
    },
    /** `place` counts from 1. */
    chainServerFailed: (place: number, reason: FaultReason) => failures.inc({ upstream: `chain-${String(place)}`, reason }),
    indexFailed: () => failures.inc({ upstream: "index", reason: "unreachable" }),
  };
}

const KEY = Symbol.for("aid.app-meter");

/** The one of this process: Next bundles what starts and what answers apart, and each would have its own. */
export function appMeter(): AppMeter {
  const holder = globalThis as unknown as Record<symbol, AppMeter | undefined>;
  const meter = holder[KEY] ?? createAppMeter();
  holder[KEY] = meter;
  return meter;
}
