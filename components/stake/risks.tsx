"use client";

import { useLocale, useTranslations } from "next-intl";
import { Figure } from "@/components/ui/figure";
import { Figures } from "@/components/ui/figures";
import { lossBuffer } from "@/lib/finance";
import { amountOf, formatAmount, formatPercent, ratio } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";

/** What staking risks, in the size of what it earns. */
export function Risks({ protocol: { sheet, reserves } }: { protocol: ProtocolView }) {
  const t = useTranslations("stake.risk");
  const locale = useLocale();
  const buffer = lossBuffer(sheet, reserves);
  const share = ratio(buffer, sheet.staked);
  const aid = (raw: bigint, rounding: "down" | "up") => formatAmount({ amount: amountOf("AID", raw), locale, rounding });
  return (
    <section aria-labelledby="risks">
      <h2 id="risks" className="mb-4 text-title">
        {t("title")}
      </h2>
      <dl className="border-t-2 border-rule-strong py-4">
        <Figure label={t("all")} value={t("allValue")} note={t("allNote")} size="lg" />
      </dl>
      <Figures side label={t("label")}>
        <Figure
          label={t("buffer")}
          value={aid(buffer, "down")}
          unit="AID"
          note={
            buffer === 0n || share === null
              ? t("bufferGone")
              : t("bufferNote", { percent: formatPercent({ value: share, decimals: 18, locale, rounding: "down" }) })
          }
        />
        <Figure
          label={t("open")}
          value={aid(reserves.impairment, "up")}
          unit="AID"
          note={t(reserves.impairment === 0n ? "openNone" : "openNote")}
        />
      </Figures>
    </section>
  );
}
