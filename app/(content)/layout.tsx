import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { LazyWalletButton } from "@/components/wallet/lazy-wallet-button";

/** Pages that inform: no wallet provider. The wallet's code comes when the page has come to rest, or when it is asked for. */
export default function ContentLayout({ children }: { children: ReactNode }) {
  return <Shell walletSlot={<LazyWalletButton />}>{children}</Shell>;
}
