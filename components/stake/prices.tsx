"use client";

import { useLocale, useTranslations } from "next-intl";
import { PriceText } from "@/components/money/price-text";
import { Figure } from "@/components/ui/figure";
import { Figures } from "@/components/ui/figures";
import { amountOf, formatAmount, formatPercent } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";

/** What a share costs, what it pays on leaving, and why the two differ when they do. */
export function Prices({ protocol, discount }: { protocol: ProtocolView; discount: bigint }) {
  const t = useTranslations("stake");
  const locale = useLocale();
  const { entryPrice, exitPrice } = protocol.staking;
  return (
    <Figures label={t("prices")}>
      <Figure label={t("entry")} value={<PriceText price={entryPrice} />} unit="AID" note={t("entryNote")} />
      <Figure
        label={t("exit")}
        value={<PriceText price={exitPrice} />}
        unit="AID"
        note={
          discount === 0n
            ? t("exitSame")
            : t("exitLower", {
                percent: formatPercent({ value: discount, decimals: 18, locale, rounding: "up" }),
                amount: formatAmount({ amount: amountOf("AID", protocol.reserves.impairment), locale, rounding: "up" }),
              })
        }
      />
    </Figures>
  );
}
