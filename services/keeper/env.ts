import { parseGwei, parseUnits } from "viem";
import type { PrivateKeyAccount } from "viem/accounts";
import { type MetricsPlace, metricsPlaceOf } from "../../lib/env/metrics";
import { EnvError, type EnvSource, parseEnv } from "../../lib/env/parse";
import type { Settings } from "../agent/agent";
import { keyOf, serversOf } from "../agent/env";
import type { Threshold } from "./duties/batch";
import { keeperSchema } from "./env-schema";

/** How the keeper works. */
export type KeeperSettings = Settings & Threshold;

export type KeeperEnv = {
  readonly chainId: number;
  readonly rpcUrls: readonly string[];
  readonly account: PrivateKeyAccount;
  readonly settings: KeeperSettings;
  readonly metrics: MetricsPlace | undefined;
};

/** Reads the keeper's environment. Throws an EnvError with one sentence for each problem; none holds a key or an address of a server. */
export function parseKeeperEnv(source: EnvSource): KeeperEnv {
  const env = parseEnv(keeperSchema, source);
  const problems: string[] = [];
  const rpcUrls = serversOf(env, problems);
  const account = keyOf("KEEPER_KEY", env.KEEPER_KEY, env.KEEPER_KEY_FILE, problems);
  if (account === undefined || problems.length > 0) throw new EnvError(problems);
  return {
    chainId: env.CHAIN_ID,
    rpcUrls,
    account,
    metrics: metricsPlaceOf(env),
    settings: {
      maxGas: BigInt(env.KEEPER_MAX_GAS),
      minAidPerMillionGas: parseUnits(env.KEEPER_MIN_AID_PER_MILLION_GAS, 18),
      maxFeePerGas: parseGwei(env.KEEPER_MAX_FEE_GWEI),
      intervalMs: env.KEEPER_INTERVAL_SECONDS * 1_000,
      replaceAfterMs: env.KEEPER_REPLACE_AFTER_SECONDS * 1_000,
    },
  };
}
