import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { EnvError } from "../../lib/env/parse";
import { parseKeeperEnv } from "./env";
import { keeperSchema } from "./env-schema";

const folder = mkdtempSync(join(tmpdir(), "aid-keeper-"));
afterAll(() => rmSync(folder, { recursive: true }));

const key = `0x${"11".repeat(32)}`;
const address = "0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A";

/** A file with this text; returns its path. */
function fileOf(text: string): string {
  const file = join(folder, "key");
  writeFileSync(file, text);
  return file;
}

function problemsOf(variables: Record<string, string>): readonly string[] {
  try {
    parseKeeperEnv(variables);
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
  return [];
}

/** What does not fit, at least one for each variable that can be wrong. */
const wrong: Record<string, readonly string[]> = {
  CHAIN_ID: ["0", "mainnet"],
  RPC_URLS: ["localhost:8545", "https://one.example,"],
  RPC_PORT: ["0", "70000"],
  KEEPER_KEY: ["11".repeat(32), "0x12", `0x${"00".repeat(32)}`],
  KEEPER_KEY_FILE: [join(folder, "none"), folder],
  KEEPER_MIN_AID_PER_MILLION_GAS: ["-1", "1e3", "0.1234567890123456789"],
  KEEPER_MAX_GAS: ["499999", "16000001", "1.5"],
  KEEPER_MAX_FEE_GWEI: ["0", "0.0000000001", "much"],
  KEEPER_INTERVAL_SECONDS: ["0", "86401"],
  KEEPER_REPLACE_AFTER_SECONDS: ["0", "3601"],
  METRICS_PORT: ["0", "70000"],
  METRICS_HOST: ["http://127.0.0.1"],
};

describe("the keeper's environment", () => {
  it("needs a key only, on the local chain", () => {
    const { chainId, rpcUrls, account, settings } = parseKeeperEnv({ KEEPER_KEY: key });
    expect({ chainId, rpcUrls, address: account.address }).toEqual({ chainId: 31337, rpcUrls: ["http://127.0.0.1:8545"], address });
    expect(settings).toEqual({
      ...{ maxGas: 3_000_000n, minAidPerMillionGas: 10n * 10n ** 18n, maxFeePerGas: 30n * 10n ** 9n },
      ...{ intervalMs: 60_000, replaceAfterMs: 90_000 },
    });
  });

  it("takes the key from a file, with or without a line end", () => {
    expect(parseKeeperEnv({ KEEPER_KEY_FILE: fileOf(`${key}\n`) }).account.address).toBe(address);
    expect(problemsOf({ KEEPER_KEY_FILE: fileOf("hunter2") }).join()).toMatch(/^The file of KEEPER_KEY_FILE must hold a private key(?!.*hunter2)/);
  });

  it("needs one key, not two, and servers of any other chain", () => {
    expect(problemsOf({})).toEqual(["Exactly one of KEEPER_KEY and KEEPER_KEY_FILE must be set."]);
    expect(problemsOf({ KEEPER_KEY: key, KEEPER_KEY_FILE: fileOf(key) })).toEqual(problemsOf({}));
    expect(problemsOf({ CHAIN_ID: "1" })).toEqual(["RPC_URLS must name at least one server of chain 1.", ...problemsOf({})]);
  });

  it("ends in one sentence that names the variable for each that is wrong", () => {
    expect(Object.keys(wrong).sort()).toEqual(Object.keys(keeperSchema.shape).sort());
    for (const [name, values] of Object.entries(wrong)) {
      for (const value of values) {
        const problems = problemsOf({ ...(name.startsWith("KEEPER_KEY") ? {} : { KEEPER_KEY: key }), [name]: value });
        expect(problems, `${name}=${value}`).toHaveLength(1);
        expect(problems[0]).toMatch(new RegExp(`^${name} must .*\\.$`));
      }
    }
  });

  it("never shows what is secret", () => {
    for (const name of ["KEEPER_KEY", "RPC_URLS"]) expect(problemsOf({ [name]: "hunter2" }).join()).not.toContain("hunter2");
  });
});
