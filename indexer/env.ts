import { type MetricsPlace, metricsPlaceOf } from "../lib/env/metrics";
import { EnvError, type EnvSource, parseEnv } from "../lib/env/parse";
import { serversOf } from "../services/agent/env";
import { indexerSchema } from "./env-schema";

export type IndexerEnv = {
  readonly chainId: number;
  readonly rpcUrls: readonly string[];
  readonly port: number;
  readonly host: string;
  /** Undefined: the embedded database. */
  readonly databaseUrl: string | undefined;
  readonly folder: string;
  readonly startBlock: number;
  /** Undefined as a rule: part of the index's name. */
  readonly edition: string | undefined;
  readonly metrics: MetricsPlace | undefined;
};

/** Reads the indexer's environment. Throws an EnvError with one sentence for each problem; none holds an address of a server. */
export function parseIndexerEnv(source: EnvSource): IndexerEnv {
  const env = parseEnv(indexerSchema, source);
  const problems: string[] = [];
  const rpcUrls = serversOf(env, problems);
  if (problems.length > 0) throw new EnvError(problems);
  return {
    chainId: env.CHAIN_ID,
    rpcUrls,
    port: env.INDEXER_PORT,
    host: env.INDEXER_HOST,
    databaseUrl: env.DATABASE_URL,
    folder: env.INDEXER_FOLDER,
    startBlock: env.INDEXER_START_BLOCK,
    edition: env.INDEXER_EDITION,
    metrics: metricsPlaceOf(env),
  };
}
