import type { HDAccount } from "viem/accounts";
import type { EveryAddress } from "../../lib/chain/credit-addresses";
import { type DevRole, devAccounts } from "../chain/accounts";
import {
  chainClients,
  type WorldPublicClient,
  type WorldTestClient,
  type WorldWalletClient,
} from "../chain/clients";
import { reusableSnapshots, type SnapshotId, type Snapshots } from "../chain/snapshots";
import { startChain } from "../chain/start-chain";
import { advance } from "../clock";
import { buildLocalWorld } from "../local";

export type LocalWorldOptions = {
  /** RPC port; 0 (the default) takes a free one. */
  readonly port?: number;
  /** Seconds between blocks besides one per transaction; absent: a block only with a transaction. */
  readonly blockTime?: number;
  /** Unix seconds of the first block; absent: the present. */
  readonly timestamp?: number;
  /** Seconds from each block to the next, however long that takes; absent: as the machine's clock goes. */
  readonly secondsPerBlock?: number;
  /** Keeps every step of every transaction for debug_traceTransaction; slower. */
  readonly tracing?: boolean;
};

export type { SnapshotId };

/** A chain of its own with the whole protocol on it, for tests. Whoever starts it stops it. */
export type LocalWorld = Snapshots & {
  readonly rpcUrl: string;
  readonly chainId: number;
  readonly addresses: EveryAddress;
  readonly publicClient: WorldPublicClient;
  readonly testClient: WorldTestClient;
  readonly accounts: Readonly<Record<DevRole, HDAccount>>;
  /** A client that signs as this role. */
  walletFor(role: DevRole): WorldWalletClient;
  /** Moves the chain's clock and submits a fresh feed round, so that minting stays open. */
  advance(seconds: number): Promise<void>;
  stop(): Promise<void>;
};

/** Starts anvil with the external parts, our contracts and the funded roles on it. */
export async function startLocalWorld(options: LocalWorldOptions = {}): Promise<LocalWorld> {
  const chain = await startChain({ ...options, port: options.port ?? 0 });
  try {
    const clients = chainClients(chain.rpcUrl);
    const { secondsPerBlock } = options;
    if (secondsPerBlock !== undefined) await clients.testClient.setBlockTimestampInterval({ interval: secondsPerBlock });
    const { addresses } = await buildLocalWorld(clients);
    return {
      rpcUrl: chain.rpcUrl,
      chainId: clients.chain.id,
      addresses,
      publicClient: clients.publicClient,
      testClient: clients.testClient,
      accounts: devAccounts,
      walletFor: (role) => clients.walletOf(devAccounts[role]),
      advance: (seconds) => advance(clients, addresses, seconds),
      ...reusableSnapshots(clients.testClient),
      stop: () => chain.stop(),
    };
  } catch (error) {
    await chain.stop();
    throw error;
  }
}
