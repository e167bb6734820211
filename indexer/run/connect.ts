import { type Client, createClient } from "viem";
import { chainOf } from "../../lib/chain/chains";
import { everyAddressOf } from "../../lib/chain/credit-addresses";
import { tellMetrics } from "../../lib/server/metrics/tell-metrics";
import { createPool } from "../../lib/server/rpc/pool";
import { readerTransport } from "../../lib/server/rpc/transport";
import type { IndexerEnv } from "../env";
import { createIndexMeter, type IndexMeter } from "./meter";
import { originOf } from "./origin";

export type Connected = {
  readonly client: Client;
  readonly meter: IndexMeter;
  /** For the log. Of a server only the host: its path may hold a key. */
  readonly servers: readonly string[];
};

/** The chain through all its servers, and figures where they are asked for. Throws NotDeployedError where there is no AID on the chain. */
export async function connectIndexer(env: IndexerEnv, signal: AbortSignal): Promise<Connected> {
  const { chainId, rpcUrls } = env;
  everyAddressOf(chainId);
  const client = createClient({ chain: chainOf(chainId), transport: readerTransport(createPool({ urls: rpcUrls, chainId })) });
  const meter = createIndexMeter({ client, origin: originOf(env) });
  await tellMetrics(env.metrics, meter, signal);
  return { client, meter, servers: rpcUrls.map((url) => new URL(url).host) };
}
