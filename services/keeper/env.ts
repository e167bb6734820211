import { readFileSync } from "node:fs";
import { parseGwei, parseUnits } from "viem";
import { privateKeyToAccount, type PrivateKeyAccount } from "viem/accounts";
import { EnvError, type EnvSource, parseEnv } from "../../lib/env/parse";
import { isPrivateKey } from "../../lib/env/private-key";
import { LOCAL_CHAIN_ID } from "../../lib/env/variables";
import type { Settings } from "../agent/agent";
import type { Threshold } from "./duties/batch";
import { keeperSchema } from "./env-schema";

/** How the keeper works. */
export type KeeperSettings = Settings & Threshold;

export type KeeperEnv = {
  readonly chainId: number;
  readonly rpcUrls: readonly string[];
  readonly account: PrivateKeyAccount;
  readonly settings: KeeperSettings;
};

/** Reads the keeper's environment. Throws an EnvError with one sentence for each problem; none holds a key or an address of a server. */
export function parseKeeperEnv(source: EnvSource): KeeperEnv {
  const env = parseEnv(keeperSchema, source);
  const rpcUrls = env.RPC_URLS ?? (env.CHAIN_ID === LOCAL_CHAIN_ID ? [`http://127.0.0.1:${env.RPC_PORT}`] : []);
  const key = keyOf(env.KEEPER_KEY, env.KEEPER_KEY_FILE);
  const problems = rpcUrls.length > 0 ? [] : [`RPC_URLS must name at least one server of chain ${env.CHAIN_ID}.`];
  if ("problem" in key) throw new EnvError([...problems, key.problem]);
  if (problems.length > 0) throw new EnvError(problems);
  return {
    chainId: env.CHAIN_ID,
    rpcUrls,
    account: key.account,
    settings: {
      maxGas: BigInt(env.KEEPER_MAX_GAS),
      minAidPerMillionGas: parseUnits(env.KEEPER_MIN_AID_PER_MILLION_GAS, 18),
      maxFeePerGas: parseGwei(env.KEEPER_MAX_FEE_GWEI),
      intervalMs: env.KEEPER_INTERVAL_SECONDS * 1_000,
      replaceAfterMs: env.KEEPER_REPLACE_AFTER_SECONDS * 1_000,
    },
  };
}

function keyOf(given: string | undefined, file: string | undefined): { account: PrivateKeyAccount } | { problem: string } {
  if ((given === undefined) === (file === undefined)) return { problem: "Exactly one of KEEPER_KEY and KEEPER_KEY_FILE must be set." };
  const text = given ?? readKey(file ?? "");
  if (text === undefined) return { problem: `KEEPER_KEY_FILE must name a file that can be read, but it is "${file ?? ""}".` };
  if (isPrivateKey(text)) return { account: privateKeyToAccount(text) };
  return { problem: "The file of KEEPER_KEY_FILE must hold a private key, 64 hexadecimal digits after 0x, and nothing else." };
}

function readKey(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
}
