import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Footer } from "./footer";
import { Header } from "./header";
import { NeedsScript } from "./needs-script";
import { CONTENT_ID, SkipLink } from "./skip-link";

type ShellProps = {
  children: ReactNode;
  /** The connect button, on routes that have a wallet. */
  walletSlot?: ReactNode;
};

/** What stands around every page: skip link, header, the page as `main`, footer. */
export async function Shell({ children, walletSlot }: ShellProps) {
  const t = await getTranslations("common");
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink label={t("skipToContent")} />
      <NeedsScript />
      <Header walletSlot={walletSlot} />
      <main id={CONTENT_ID} tabIndex={-1} className="page flex-1">
        {children}
      </main>
      <Footer />
    </div>
  );
}
