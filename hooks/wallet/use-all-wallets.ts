"use client";

import { useEffect, useState } from "react";
import type { Config } from "wagmi";
import type { WalletGroups } from "@/lib/chain/wallet-groups";
import { keepLoading } from "@/lib/page/keep-loading";
import { startWallet } from "./start-wallet";

type AllWallets = { readonly config: Config } | { readonly failed: true };

/**
 * The wallet's config, once everything that can be chosen is in it, under the given headings; undefined until then. Code that is
 * late is waited for; `failed` where the wallets cannot be listed, for whatever other reason.
 */
export function useAllWallets({ local, more }: WalletGroups): AllWallets | undefined {
  const [all, setAll] = useState<AllWallets>();
  useEffect(() => {
    const gather = async () => {
      const wallet = await keepLoading(startWallet);
      await wallet.restored;
      await wallet.offerAllWallets(wallet.config, { local, more });
      setAll({ config: wallet.config });
    };
    gather().catch(() => { setAll({ failed: true }); });
  }, [local, more]);
  return all;
}
