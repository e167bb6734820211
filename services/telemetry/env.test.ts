import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { EnvError } from "../../lib/env/parse";
import { parseTelemetryEnv } from "./env";
import { telemetrySchema } from "./env-schema";

const folder = mkdtempSync(join(tmpdir(), "aid-telemetry-"));
afterAll(() => rmSync(folder, { recursive: true }));

const key = `0x${"11".repeat(32)}`;
const other = `0x${"22".repeat(32)}`;
const needed = { TELEMETRY_TITLE_ID: "7", TELEMETRY_SOURCES: "http://10.0.0.4:9400/metrics", TELEMETRY_REPORTER_KEY: key };

function problemsOf(variables: Record<string, string>): readonly string[] {
  try {
    parseTelemetryEnv(variables);
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
  return [];
}

/** What does not fit, at least one for each variable that can be wrong. */
const wrong: Record<string, readonly string[]> = {
  CHAIN_ID: ["0", "mainnet"],
  RPC_URLS: ["localhost:8545"],
  RPC_PORT: ["0"],
  TELEMETRY_TITLE_ID: ["0", "-1", "seven", "7.0"],
  TELEMETRY_SOURCES: ["ftp://a/b", "a,,b", "http://"],
  TELEMETRY_GPU_UUIDS: ["0", "GPU-a,MIG-b"],
  TELEMETRY_BILLS: ["ftp://a/b"],
  TELEMETRY_REPORTER_KEY: ["0x12"],
  TELEMETRY_REPORTER_KEY_FILE: [join(folder, "none")],
  TELEMETRY_GAS_KEY: ["0x12"],
  TELEMETRY_GAS_KEY_FILE: [join(folder, "none")],
  TELEMETRY_SAMPLE_SECONDS: ["4", "301"],
  TELEMETRY_REPORT_MINUTES: ["9", "1441"],
  TELEMETRY_HEARTBEAT_HOURS: ["0", "49", "5"],
  TELEMETRY_MAX_GAS: ["149999"],
  TELEMETRY_MAX_FEE_GWEI: ["0"],
  TELEMETRY_INTERVAL_SECONDS: ["0"],
  TELEMETRY_REPLACE_AFTER_SECONDS: ["3601"],
  METRICS_PORT: ["0", "70000"],
  METRICS_HOST: ["http://127.0.0.1"],
};

describe("the telemetry agent's environment", () => {
  it("needs a title, a source and the reporter's key; without a second key it only signs", () => {
    const env = parseTelemetryEnv(needed);
    expect(env).toMatchObject({ chainId: 31337, titleId: 7n, sources: ["http://10.0.0.4:9400/metrics"], sender: undefined, uuids: undefined, bills: undefined });
    expect(env.rhythm).toEqual({ every: 21_600, heartbeat: 86_400, hold: 180 });
    expect(problemsOf({})).toEqual([expect.stringMatching(/^TELEMETRY_TITLE_ID must /), expect.stringMatching(/^TELEMETRY_SOURCES must /)]);
    expect(problemsOf({ ...needed, TELEMETRY_REPORTER_KEY: "" })).toEqual(["Exactly one of TELEMETRY_REPORTER_KEY and TELEMETRY_REPORTER_KEY_FILE must be set."]);
  });

  it("takes several sources and GPUs, and keys from files", () => {
    const file = join(folder, "key");
    writeFileSync(file, `${other}\n`);
    const env = parseTelemetryEnv({ ...needed, TELEMETRY_SOURCES: "http://a/m, /var/gpu.csv", TELEMETRY_GPU_UUIDS: "GPU-a,GPU-b", TELEMETRY_GAS_KEY_FILE: file });
    expect(env.sources).toEqual(["http://a/m", "/var/gpu.csv"]);
    expect(env.uuids).toEqual(new Set(["GPU-a", "GPU-b"]));
    expect(env.sender?.address).not.toBe(env.reporter.address);
  });

  it("ends in one sentence that names the variable for each that is wrong", () => {
    const free = ["TELEMETRY_FOLDER"];
    expect([...Object.keys(wrong), ...free].sort()).toEqual(Object.keys(telemetrySchema.shape).sort());
    for (const [name, values] of Object.entries(wrong)) {
      for (const value of values) {
        const { TELEMETRY_REPORTER_KEY, ...rest } = needed;
        const problems = problemsOf({ ...rest, ...(name.startsWith("TELEMETRY_REPORTER") ? {} : { TELEMETRY_REPORTER_KEY }), [name]: value });
        expect(problems, `${name}=${value}`).toHaveLength(1);
        expect(problems[0]).toMatch(new RegExp(`^${name} must .*\\.$`));
      }
    }
  });

  it("never shows what is secret", () => {
    for (const name of ["TELEMETRY_REPORTER_KEY", "TELEMETRY_GAS_KEY", "RPC_URLS", "TELEMETRY_SOURCES", "TELEMETRY_BILLS"]) {
      expect(problemsOf({ ...needed, [name]: "ftp://hunter2" }).join(), name).toMatch(/^(?!.*hunter2).+/);
    }
  });
});
