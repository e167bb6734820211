import { collectDefaultMetrics, type Registry } from "prom-client";
import type { MetricsPlace } from "../../env/metrics";
import { EnvError } from "../../env/parse";
import { serveMetrics, type Told } from "./serve-metrics";

/** Tells the figures of this process until `signal`, where anybody wants them. Throws an EnvError where the port cannot be had. */
export async function tellMetrics(place: MetricsPlace | undefined, told: Told, signal?: AbortSignal): Promise<void> {
  if (place === undefined) return;
  const server = await serveMetrics(place, told).catch((error: unknown) => {
    throw new EnvError([`METRICS_PORT ${String(place.port)} of ${place.host} cannot be had: ${error instanceof Error ? error.message : String(error)}.`]);
  });
  signal?.addEventListener("abort", server.close, { once: true });
}

/** The figures of a registry, and memory and load of this process. */
export function withProcess(registry: Registry): Told {
  collectDefaultMetrics({ register: registry });
  return { text: () => registry.metrics() };
}
