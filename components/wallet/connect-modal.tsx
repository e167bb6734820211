"use client";

import "@rainbow-me/rainbowkit/styles.css";
import "./connect-modal.css";
import { RainbowKitProvider, useConnectModal } from "@rainbow-me/rainbowkit";
import { useLocale, useTranslations } from "next-intl";
import { WagmiContext } from "wagmi";
import { ArrivingOver } from "@/components/form/arriving";
import { forgiveRainbowKit } from "@/hooks/wallet/forgiving-storage";
import { useAllWallets } from "@/hooks/wallet/use-all-wallets";
import { useDecorativeImages } from "@/hooks/wallet/use-decorative-images";
import { useOpenOnce } from "@/hooks/wallet/use-open-once";
import { NoWallets, WALLETS_URL, WalletsFailed } from "./no-wallets";
import { rainbowKitLocale } from "./rainbowkit-locale";
import { rainbowKitTheme } from "./rainbowkit-theme";

// eslint-disable-next-line no-restricted-syntax -- Before any of it is drawn; this module is only ever loaded for what it exports.
forgiveRainbowKit();

const APP = { appName: "AID", learnMoreUrl: WALLETS_URL };

/** RainbowKit's modal, open from the start. `onClosed` is called when the person has connected or has closed it. */
export function ConnectModal({ onClosed }: { onClosed: () => void }) {
  const locale = useLocale();
  const t = useTranslations("wallet");
  const local = process.env.NEXT_PUBLIC_LOCAL_WALLET === "1" ? t("local.group") : "";
  const all = useAllWallets({ local, more: t("groupMore") });
  if (!all) return <ArrivingOver />;
  if ("failed" in all) return <WalletsFailed onClose={onClosed} />;
  const { config } = all;
  if (config.connectors.length === 0) return <NoWallets onClose={onClosed} />;
  return (
    // Not WagmiProvider: the session is restored already.
    <WagmiContext.Provider value={config}>
      <RainbowKitProvider theme={rainbowKitTheme} modalSize="compact" locale={rainbowKitLocale(locale)} appInfo={APP}>
        <Opened onClosed={onClosed} />
      </RainbowKitProvider>
    </WagmiContext.Provider>
  );
}

function Opened({ onClosed }: { onClosed: () => void }) {
  useDecorativeImages();
  const { connectModalOpen, openConnectModal } = useConnectModal();
  useOpenOnce({ isOpen: connectModalOpen, open: openConnectModal, onClosed });
  return null;
}
