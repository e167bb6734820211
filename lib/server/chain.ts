import "server-only";
import { createClient, type Client } from "viem";
import { chainFacts, chainOf } from "../chain/chains";
import { serverEnv } from "../env/server";
import { appMeter } from "./metrics/app-meter";
import { createPool, type Pool } from "./rpc/pool";
import { createReader, type Reader } from "./rpc/reader";
import { readerTransport } from "./rpc/transport";

/** How this server reaches its chain. */
export type ChainAccess = {
  readonly chainId: number;
  readonly pool: Pool;
  readonly reader: Reader;
  readonly client: Client;
};

/** A server that falls behind by more than this is asked last. */
const MAX_LAG_SECONDS = 30;

/** Builds the way to a chain over several servers. */
export function createChainAccess(chainId: number, urls: readonly string[]): ChainAccess {
  const { blockSeconds } = chainFacts(chainId);
  const pool = createPool({ urls, chainId, maxLag: BigInt(Math.ceil(MAX_LAG_SECONDS / blockSeconds)), onFault: appMeter().chainServerFailed });
  const reader = createReader(pool, chainId);
  const client = createClient({
    chain: chainOf(chainId),
    transport: readerTransport(reader),
    batch: { multicall: true },
  });
  return { chainId, pool, reader, client };
}

let access: ChainAccess | undefined;

/** The way to the app's chain, made on first use. Throws an EnvError when the environment is not usable. */
export function chainAccess(): ChainAccess {
  if (access) return access;
  const env = serverEnv();
  access = createChainAccess(env.CHAIN_ID, env.RPC_URLS);
  return access;
}
