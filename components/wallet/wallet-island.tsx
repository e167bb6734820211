"use client";

import { NextIntlClientProvider, type Locale, type Messages } from "next-intl";
import { WalletButton } from "./wallet-button";
import { WalletProvider } from "./wallet-provider";

export type WalletIslandProps = { locale: Locale; messages: Pick<Messages, "wallet"> };

/** The wallet button with everything it needs, for a page that has no wallet provider. It reads nothing from the chain. */
export function WalletIsland({ locale, messages }: WalletIslandProps) {
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      <WalletProvider>
        <WalletButton />
      </WalletProvider>
    </NextIntlClientProvider>
  );
}
