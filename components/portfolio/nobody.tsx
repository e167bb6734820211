"use client";

import { useTranslations } from "next-intl";
import { PriceText } from "@/components/money/price-text";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { useWallet } from "@/hooks/wallet/use-wallet";
import type { ProtocolView } from "@/lib/queries";

/** No wallet and no address: what the page is for, and the two ways to begin. */
export function Nobody({ protocol }: { protocol: ProtocolView | undefined }) {
  const t = useTranslations("portfolio.nobody");
  const { connect } = useWallet();
  return (
    <div className="max-w-[44rem]">
      <Panel labelledBy="nobody">
        <h2 id="nobody" className="text-title">
          {t("title")}
        </h2>
        <p className="mt-2 mb-5 text-small text-ink-2">{t("body")}</p>
        <Button variant="primary" size="lg" onClick={connect}>
          {t("connect")}
        </Button>
      </Panel>
      {protocol && (
        <p className="mt-4 text-note text-ink-2">
          {t.rich("price", { price: () => <PriceText price={protocol.staking.entryPrice} /> })}
        </p>
      )}
    </div>
  );
}
