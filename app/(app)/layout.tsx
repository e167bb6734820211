import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { BlockWatcher } from "@/components/wallet/block-watcher";
import { clientMessages } from "@/components/wallet/client-messages";
import { WalletButton } from "@/components/wallet/wallet-button";
import { WalletProvider } from "@/components/wallet/wallet-provider";

/** Pages that send transactions: wallet, one block watcher, and the words that their scripts need. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const messages = clientMessages(await getMessages(), ["common", "errors", "money", "wallet"]);
  return (
    <NextIntlClientProvider messages={messages}>
      <WalletProvider>
        <Shell walletSlot={<WalletButton />}>{children}</Shell>
        <BlockWatcher />
      </WalletProvider>
    </NextIntlClientProvider>
  );
}
