import { Counter, Gauge, type Registry } from "prom-client";
import type { Standing } from "./report/standing";

/** Counts what is measured and reported of a title, for Prometheus. */
export type TelemetryMeter = {
  /** A look at the GPUs has ended. */
  measured(look: { readonly answered: number; readonly online: number; readonly problems: number }): void;
  /** How the title stands on the chain. */
  stood(standing: Pick<Standing, "lastEnd" | "issuedAt">): void;
};

export function createTelemetryMeter(registry: Registry, titleId: bigint, sources: number, now: () => number = Date.now): TelemetryMeter {
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name: `aid_telemetry_${name}`, help, registers });
  gauge("sources", "Sources that are asked.").set(sources);
  const answered = gauge("sources_answered", "Sources that answered at the last look.");
  const online = gauge("gpus_online", "GPUs of the title that were online at the last look.");
  const measuredAt = gauge("last_measurement_timestamp_seconds", "When a source last answered.");
  const problems = new Counter({ name: "aid_telemetry_problems_total", help: "Sources and values that could not be used.", registers });
  const reportedAt = new Gauge({ name: "aid_telemetry_last_report_timestamp_seconds", help: "End of the last report on the chain, or when the title was issued.", labelNames: ["title"] as const, registers });
  return {
    measured(look) {
      answered.set(look.answered);
      online.set(look.online);
      problems.inc(look.problems);
      if (look.answered > 0) measuredAt.set(now() / 1_000);
    },
    stood: ({ lastEnd, issuedAt }) => reportedAt.set({ title: String(titleId) }, lastEnd || issuedAt),
  };
}
