"use client";

import { useMutation } from "@tanstack/react-query";
import { appChainId } from "@/lib/chain/app-chain";
import type { WalletSnapshot, WalletStatus } from "@/lib/chain/wallet-store";
import { connectRequest } from "./connect-request";
import { startWallet } from "./start-wallet";
import { useWalletSnapshot } from "./use-wallet-snapshot";

export type { WalletStatus };

export type Wallet = Omit<WalletSnapshot, "config"> & {
  /** Connected, and on another network than the app's. */
  readonly wrongNetwork: boolean;
  /** Shows the choice of wallets. */
  readonly connect: () => void;
  readonly disconnect: () => Promise<void>;
  /** Asks the wallet to go to the app's network; a wallet that does not know it is asked to add it. */
  readonly switchChain: () => void;
  readonly switching: boolean;
  /** Why the last switch did not happen; null when it did, or there was none. Made for lib/errors. */
  readonly switchError: Error | null;
};

async function disconnect(): Promise<void> {
  const { config, endSession } = await startWallet();
  await endSession(config);
}

async function switchToApp(): Promise<void> {
  const { config, goToChain } = await startWallet();
  await goToChain(config, appChainId);
}

/** A wallet that does not say where it is counts as right until it does. */
export function isWrongNetwork(chainId: number | undefined): boolean {
  return chainId !== undefined && chainId !== appChainId;
}

/** The reader's wallet. */
export function useWallet(): Wallet {
  const { config: _config, ...snapshot } = useWalletSnapshot();
  const { mutate, isPending, error } = useMutation({ mutationFn: switchToApp });
  const { chainId } = snapshot;
  return {
    ...snapshot,
    wrongNetwork: isWrongNetwork(chainId),
    connect: connectRequest.open,
    disconnect,
    switchChain: () => { mutate(); },
    switching: isPending,
    switchError: error,
  };
}
