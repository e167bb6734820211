import type { IncomingMessage } from "node:http";
import { metricsPlaceOf } from "../../env/metrics";
import { EnvError } from "../../env/parse";
import { serverEnv } from "../../env/server";
import { appMeter } from "./app-meter";
import { tellMetrics, withProcess } from "./tell-metrics";
import { watchRequests } from "./watch-requests";

/** Counts what this server answers and tells it on METRICS_PORT, where that is set. Ends the process where the port cannot be had. */
export async function startMetrics(): Promise<void> {
  const place = metricsPlaceOf(serverEnv());
  if (place === undefined) return;
  const meter = appMeter();
  const isOfPrometheus = ({ socket }: IncomingMessage): boolean => socket.localPort === place.port;
  watchRequests(meter, isOfPrometheus);
  try {
    await tellMetrics(place, withProcess(meter.registry));
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
