import type { Config } from "wagmi";
import { getAccount, switchChain } from "wagmi/actions";
import { createWalletConfig, type WalletConfigOptions } from "./config";
import { keepLoading } from "../page/keep-loading";
import { firstConnectors, walletConnectConnectors } from "./late-connectors";
import { addConnectors, endSession, restoreSession } from "./session";
import { nameGroups, type WalletGroups } from "./wallet-groups";
import { walletStore } from "./wallet-store";

export type OpenedWallet = {
  readonly config: Config;
  /** Settles when it is known whether an earlier session goes on. */
  readonly restored: Promise<void>;
};

/**
 * The wallet code of a page: loaded after its first script, and once. Starts what `walletStore` tells: makes the config,
 * restores the session, and keeps the store in step with it from then on.
 */
export function openWallet(options: WalletConfigOptions): OpenedWallet {
  const config = createWalletConfig(options);
  let restored = false;

  const tell = () => {
    const { address, chainId, connector, isConnected, isConnecting } = getAccount(config);
    const idle = isConnecting ? "connecting" : "disconnected";
    walletStore.write({
      status: isConnected ? "connected" : restored ? idle : "restoring",
      address: isConnected ? address : undefined,
      chainId: isConnected ? chainId : undefined,
      connectorId: isConnected ? connector?.id : undefined,
      connectorName: isConnected ? connector?.name : undefined,
      config,
    });
  };

  config.subscribe((state) => state, tell);
  tell();
  const settled = restoreSession(config, firstConnectors).finally(() => {
    restored = true;
    tell();
  });
  return { config, restored: settled };
}

/** Adds what is offered only when somebody wants to choose a wallet, and puts its headings on it. */
export async function offerAllWallets(config: Config, groups: WalletGroups): Promise<void> {
  addConnectors(config, await keepLoading(walletConnectConnectors));
  nameGroups(config, groups);
}

/** Asks the wallet to go to a chain; one that does not know it is asked to add it. Throws what the wallet throws. */
export async function goToChain(config: Config, chainId: number): Promise<void> {
  await switchChain(config, { chainId });
}

export { endSession };
