import { getTranslations } from "next-intl/server";
import { Shell } from "@/components/shell/shell";
import { ButtonLink } from "@/components/ui/button-link";
import { LazyWalletButton } from "@/components/wallet/lazy-wallet-button";

export default async function NotFound() {
  const t = await getTranslations("notFound");
  return (
    <Shell walletSlot={<LazyWalletButton />}>
      <div className="py-16">
        <h1 className="text-display">{t("title")}</h1>
        <p className="mt-3 mb-6 max-w-[52ch] text-lead text-ink-2">{t("body")}</p>
        <ButtonLink href="/">{t("home")}</ButtonLink>
      </div>
    </Shell>
  );
}
