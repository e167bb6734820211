"use client";

import { useSyncExternalStore } from "react";
import { walletStore, type WalletSnapshot } from "@/lib/chain/wallet-store";

/** What this page knows of the reader's wallet. Needs no provider. */
export function useWalletSnapshot(): WalletSnapshot {
  return useSyncExternalStore(walletStore.subscribe, walletStore.read, walletStore.initial);
}
