import { parseGwei } from "viem";
import type { PrivateKeyAccount } from "viem/accounts";
import { type MetricsPlace, metricsPlaceOf } from "../../lib/env/metrics";
import { EnvError, type EnvSource, parseEnv } from "../../lib/env/parse";
import type { Settings } from "../agent/agent";
import { keyOf, serversOf } from "../agent/env";
import { telemetrySchema } from "./env-schema";
import type { Source } from "./read-source";
import type { Rhythm } from "./report/period";

export type TelemetryEnv = {
  readonly chainId: number;
  readonly rpcUrls: readonly string[];
  readonly titleId: bigint;
  readonly reporter: PrivateKeyAccount;
  /** Who submits; undefined where reports are only signed. */
  readonly sender: PrivateKeyAccount | undefined;
  readonly sources: readonly Source[];
  readonly uuids: ReadonlySet<string> | undefined;
  readonly bills: Source | undefined;
  readonly folder: string;
  readonly sampleSeconds: number;
  readonly rhythm: Rhythm;
  readonly settings: Settings;
  readonly metrics: MetricsPlace | undefined;
};

/** A look holds until the third one after it should have come, and for no less than two minutes. */
const holdOf = (sampleSeconds: number): number => Math.max(3 * sampleSeconds, 120);

/** Reads the agent's environment. Throws an EnvError with one sentence for each problem; none holds a key or an address. */
export function parseTelemetryEnv(source: EnvSource): TelemetryEnv {
  const env = parseEnv(telemetrySchema, source);
  const problems: string[] = [];
  const rpcUrls = serversOf(env, problems);
  const reporter = keyOf("TELEMETRY_REPORTER_KEY", env.TELEMETRY_REPORTER_KEY, env.TELEMETRY_REPORTER_KEY_FILE, problems);
  const pays = env.TELEMETRY_GAS_KEY !== undefined || env.TELEMETRY_GAS_KEY_FILE !== undefined;
  const sender = pays ? keyOf("TELEMETRY_GAS_KEY", env.TELEMETRY_GAS_KEY, env.TELEMETRY_GAS_KEY_FILE, problems) : undefined;
  if (env.TELEMETRY_HEARTBEAT_HOURS * 60 < env.TELEMETRY_REPORT_MINUTES) {
    problems.push("TELEMETRY_HEARTBEAT_HOURS must not be shorter than TELEMETRY_REPORT_MINUTES.");
  }
  if (reporter === undefined || problems.length > 0) throw new EnvError(problems);
  return {
    ...{ chainId: env.CHAIN_ID, rpcUrls, titleId: env.TELEMETRY_TITLE_ID, reporter, sender },
    ...{ sources: env.TELEMETRY_SOURCES, bills: env.TELEMETRY_BILLS, folder: env.TELEMETRY_FOLDER, sampleSeconds: env.TELEMETRY_SAMPLE_SECONDS },
    metrics: metricsPlaceOf(env),
    uuids: env.TELEMETRY_GPU_UUIDS === undefined ? undefined : new Set(env.TELEMETRY_GPU_UUIDS),
    rhythm: { every: env.TELEMETRY_REPORT_MINUTES * 60, heartbeat: env.TELEMETRY_HEARTBEAT_HOURS * 3_600, hold: holdOf(env.TELEMETRY_SAMPLE_SECONDS) },
    settings: {
      maxGas: BigInt(env.TELEMETRY_MAX_GAS),
      maxFeePerGas: parseGwei(env.TELEMETRY_MAX_FEE_GWEI),
      intervalMs: env.TELEMETRY_INTERVAL_SECONDS * 1_000,
      replaceAfterMs: env.TELEMETRY_REPLACE_AFTER_SECONDS * 1_000,
    },
  };
}
