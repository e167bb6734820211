import { type Chain, type Client, createClient, type Transport } from "viem";
import { chainFacts, chainOf } from "../../lib/chain/chains";
import { type EveryAddress, everyAddressOf } from "../../lib/chain/credit-addresses";
import { readChainIds, wrongChains } from "../../lib/env/check-chain";
import { EnvError } from "../../lib/env/parse";
import { createPool } from "../../lib/server/rpc/pool";
import { readerTransport } from "../../lib/server/rpc/transport";

/** How often a receipt is asked for that must be there. */
const receiptPollingMs = 200;

export type Connection = {
  readonly client: Client<Transport, Chain>;
  readonly addresses: EveryAddress;
  readonly staleSeconds: number;
  readonly blockMs: number;
  readonly isOtherChain: () => boolean;
  /** For the log. Of a server only the host: its path may hold a key. */
  readonly servers: readonly string[];
};

/** A chain through all its servers. Throws EnvError where one serves another chain, NotDeployedError where there is no AID on it. */
export async function connect(chainId: number, rpcUrls: readonly string[]): Promise<Connection> {
  const addresses = everyAddressOf(chainId);
  const wrong = wrongChains(await readChainIds(rpcUrls), chainId);
  if (wrong.length > 0) throw new EnvError(wrong);
  const pool = createPool({ urls: rpcUrls, chainId });
  const { blockSeconds, staleSeconds } = chainFacts(chainId);
  const client = createClient({ chain: chainOf(chainId), transport: readerTransport(pool), pollingInterval: receiptPollingMs });
  const servers = rpcUrls.map((url) => new URL(url).host);
  return { client, addresses, staleSeconds, blockMs: blockSeconds * 1_000, isOtherChain: () => pool.servesWrongChain(), servers };
}
