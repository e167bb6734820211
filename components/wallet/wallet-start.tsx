"use client";

import { useStartWallet } from "@/hooks/wallet/use-start-wallet";

/** Loads the wallet and restores the reader's session; shows nothing. */
export function WalletStart() {
  useStartWallet();
  return null;
}
