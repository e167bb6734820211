"use client";

import { useEffect, useState } from "react";
import type { Config } from "wagmi";
import type { WalletGroups } from "@/lib/chain/wallet-groups";
import { startWallet } from "./start-wallet";

/** The wallet's config, once everything that can be chosen is in it, under the given headings; undefined until then. */
export function useAllWallets({ local, more }: WalletGroups): Config | undefined {
  const [config, setConfig] = useState<Config>();
  useEffect(() => {
    const gather = async () => {
      const wallet = await startWallet();
      await wallet.restored;
      await wallet.offerAllWallets(wallet.config, { local, more });
      setConfig(wallet.config);
    };
    // Without its script there is nothing to choose; the page says so by staying disconnected.
    gather().catch(() => undefined);
  }, [local, more]);
  return config;
}
