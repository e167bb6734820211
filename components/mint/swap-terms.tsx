"use client";

import { useLocale, useTranslations } from "next-intl";
import { TokenAmount } from "@/components/money/token-amount";
import { KeyValueRow } from "@/components/ui/key-value";
import { poolFee, swapSeconds } from "@/lib/finance";
import { formatCount, formatDuration } from "@/lib/format";
import { formatBps, formatPercent } from "@/lib/money";
import type { SwapScreen } from "@/lib/screens";

type SwapTermsProps = { terms: NonNullable<SwapScreen["terms"]>; toleranceBps: bigint };

/** As many decimals as USDC has. */
const look = { maxDecimals: 6, minDecimals: 2 } as const;

/** Rows of a key-value list: what a swap costs, the least that it accepts, and until when it holds. */
export function SwapTermsRows({ terms, toleranceBps }: SwapTermsProps) {
  const t = useTranslations("swap");
  const locale = useLocale();
  const { impact, fee, least, par, blockNumber } = terms;
  return (
    <>
      <KeyValueRow
        label={t("impact")}
        value={formatPercent({ value: impact, decimals: 18, locale, rounding: "up" })}
        note={t("impactNote", { number: formatCount({ count: blockNumber, locale }) })}
      />
      <KeyValueRow
        label={t("fee", { percent: formatPercent({ value: poolFee, decimals: 6, locale }) })}
        value={<TokenAmount amount={fee} {...look} rounding="up" />}
      />
      <KeyValueRow
        label={t("least")}
        value={<TokenAmount amount={least} {...look} />}
        note={t("leastNote", { percent: formatBps({ bps: toleranceBps, locale }), span: formatDuration({ seconds: swapSeconds, locale }) })}
      />
      <KeyValueRow label={t(par.token === "USDC" ? "parRedeem" : "parMint")} value={<TokenAmount amount={par} {...look} />} />
    </>
  );
}
