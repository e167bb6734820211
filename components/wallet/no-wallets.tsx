"use client";

import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Dialog } from "@/components/ui/dialog";

/** Public list of wallets, kept by the Ethereum Foundation. */
export const WALLETS_URL = "https://ethereum.org/wallets/";

/** Stands in for the choice where there is nothing to choose from. */
export function NoWallets({ onClose }: { onClose: () => void }) {
  const t = useTranslations("wallet");
  return (
    <Dialog title={t("noWalletsTitle")} closeLabel={t("close")} onClose={onClose}>
      <p className="mb-6 text-small text-ink-2">{t("noWallets")}</p>
      <ButtonLink href={WALLETS_URL}>{t("findWallet")}</ButtonLink>
    </Dialog>
  );
}

/** Stands in for the choice that could not be made; whoever closes it can ask again, and the page keeps what was typed. */
export function WalletsFailed({ onClose }: { onClose: () => void }) {
  const t = useTranslations("wallet");
  return (
    <Dialog title={t("connect")} closeLabel={t("close")} onClose={onClose}>
      <p className="text-small text-ink-2">{t("failed")}</p>
    </Dialog>
  );
}
