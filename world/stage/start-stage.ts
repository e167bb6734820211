import type { Hex, HttpTransport } from "viem";
import { chainClients, type ChainClients, type Interception } from "../chain/clients";
import { type RunningChain, startChain } from "../chain/start-chain";
import { beginWithMulticall3 } from "../external/multicall3";
import { buildLocalWorld, type BuiltWorld } from "../local";
import { type Miner, openMiner } from "./miner";
import { openStage, type Stage } from "./stage";

export type StagedChainOptions = {
  /** 0 takes a free port. */
  readonly port: number;
  /** Unix seconds of the first block. */
  readonly timestamp: number;
  /** Hears of the chain once it is started, so that it can be stopped meanwhile. */
  readonly started?: (chain: RunningChain) => void;
  /** Takes requests of more than two megabytes: twenty transactions that hold hundreds of calls each. */
  readonly largeRequests?: boolean;
};

/**
 * How many blocks back every state can be read: a year of the demo, 2,300 blocks, and the better part of a day of living on.
 * Each is four fifths of a megabyte of memory. On the disk it would be twice as much, a year would take a third longer to
 * replay, and a look at the past fifteen times as long.
 */
const statesInMemory = 5_000;

/** A chain that mines on command, before its first block. Whoever starts it stops it. */
export async function startStagedChain({ started, ...options }: StagedChainOptions): Promise<RunningChain & { readonly clients: ChainClients }> {
  const chain = await startChain({ ...options, staged: true, statesInMemory });
  started?.(chain);
  const clients = chainClients(chain.rpcUrl, chain.chainId);
  try {
    await beginWithMulticall3(clients);
  } catch (error) {
    await chain.stop();
    throw error;
  }
  return { ...chain, clients };
}

export type StartedStage = Pick<BuiltWorld, "verification"> & {
  readonly chain: RunningChain;
  readonly miner: Miner;
  readonly stage: Stage;
};

/** Starts a chain that mines on command, with everything deployed on it by recorded transactions. Whoever starts it stops it. */
export async function startStage({ log, ...options }: StagedChainOptions & { readonly log?: (line: string) => void }): Promise<StartedStage> {
  const chain = await startStagedChain(options);
  try {
    const miner = await openMiner(chain.clients);
    const clients = stageClients(chain, miner);
    const { addresses, verification } = await buildLocalWorld(clients, log);
    return { chain, miner, stage: openStage(clients, miner, addresses), verification };
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
