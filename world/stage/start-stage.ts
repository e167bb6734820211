import type { Hex, HttpTransport } from "viem";
import { chainClients, type ChainClients, type Interception } from "../chain/clients";
import { type RunningChain, startChain, type StartChainOptions } from "../chain/start-chain";
import { buildLocalWorld } from "../local";
import { type Miner, openMiner } from "./miner";
import { openStage, type Stage } from "./stage";

export type StartStageOptions = Omit<StartChainOptions, "staged" | "timestamp" | "blockTime"> & {
  /** Unix seconds of the first block. */
  readonly timestamp: number;
  readonly log?: (line: string) => void;
};

export type StartedStage = { readonly chain: RunningChain; readonly miner: Miner; readonly stage: Stage };

/** Starts a chain that mines on command, with everything deployed on it by recorded transactions. Whoever starts it stops it. */
export async function startStage({ log, ...options }: StartStageOptions): Promise<StartedStage> {
  const chain = await startChain({ ...options, staged: true });
  try {
    const miner = await openMiner(chainClients(chain.rpcUrl, chain.chainId));
    const clients = stageClients(chain, miner);
    const { addresses } = await buildLocalWorld(clients, log);
    return { chain, miner, stage: openStage(clients, miner, addresses) };
  } catch (error) {
    await chain.stop();
    throw error;
  }
}

/** Clients whose transactions are mined at once, in a block a second after the head. */
export function stageClients(chain: Pick<RunningChain, "rpcUrl" | "chainId">, miner: Miner): ChainClients {
  const intercept: Interception = (transport) => (options) => {
    const inner = transport(options);
    const request = async (call: { method: string; params?: unknown }, ...rest: []): Promise<unknown> => {
      if (call.method !== "eth_sendRawTransaction") return inner.request(call as never, ...rest);
      const [raw] = call.params as [Hex];
      return miner.playAtOnce(raw);
    };
    return { ...inner, request } as ReturnType<HttpTransport>;
  };
  return chainClients(chain.rpcUrl, chain.chainId, intercept);
}
