import { host, port } from "./variables";

/** Where a process tells how it does. Of every process alike: app, index, keeper, telemetry agent. */
export const metricsVariables = {
  METRICS_PORT: port()
    .optional()
    .describe("Port that this process tells its figures on, at /metrics, for Prometheus. Without it nothing listens. Each process needs one of its own."),
  METRICS_HOST: host()
    .default("127.0.0.1")
    .describe("Name or address of the interface of METRICS_PORT. The figures are not secret and not for the public either: keep it to where Prometheus is."),
};

/** Where figures are told; undefined where nobody asks for them. */
export type MetricsPlace = { readonly port: number; readonly host: string };

export function metricsPlaceOf({ METRICS_PORT: port, METRICS_HOST: host }: { METRICS_PORT?: number | undefined; METRICS_HOST: string }): MetricsPlace | undefined {
  return port === undefined ? undefined : { port, host };
}
