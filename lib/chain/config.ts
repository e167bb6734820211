import { createConfig, createStorage, type Config } from "wagmi";
import { chainOf } from "./chains";
import { browserClient } from "./client";

export type SessionStorage = NonNullable<NonNullable<Parameters<typeof createStorage>[0]>["storage"]>;

export type WalletConfigOptions = {
  readonly chainId: number;
  /** Where this app is served from. A wallet that adds our chain needs it. */
  readonly origin: string;
  /** Where the session is kept. */
  readonly storage: SessionStorage;
};

/** Name that the session is stored under, before wagmi's own key. */
const STORAGE_PREFIX = "aid";

/**
 * One chain, every injected wallet that announces itself (EIP-6963), and no connector from the start: the others come by
 * `addConnectors`.
 */
export function createWalletConfig({ chainId, origin, storage }: WalletConfigOptions): Config {
  return createConfig({
    chains: [chainOf(chainId, origin)],
    connectors: [],
    client: () => browserClient(chainId),
    storage: createStorage({ key: STORAGE_PREFIX, storage }),
    // Connectors are listed by restoreSession, once.
    ssr: true,
  });
}
