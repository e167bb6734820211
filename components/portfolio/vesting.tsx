"use client";

import { useLocale, useTranslations } from "next-intl";
import { TokenAmount } from "@/components/money/token-amount";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import { formatDate } from "@/lib/format";
import { amountOf } from "@/lib/money";
import { vestingShare } from "@/lib/portfolio";
import type { ProtocolView } from "@/lib/queries";
import { vestingProgress } from "@/lib/screens";

type VestingProps = {
  protocol: ProtocolView;
  /** sAID wei of the account. */
  shares: bigint;
  /** Unix seconds. */
  now: bigint;
};

/** What the share price does not hold yet, the account's part of it, and when it will. */
export function Vesting({ protocol, shares, now }: VestingProps) {
  const t = useTranslations("portfolio.vesting");
  const locale = useLocale();
  const progress = vestingProgress(protocol, now > protocol.timestamp ? now : protocol.timestamp);
  const { pendingYield } = protocol.reserves;
  return (
    <section aria-labelledby="vesting" className="border-t border-rule pt-4">
      <h2 id="vesting" className="mb-2 text-title">
        {t("title")}
      </h2>
      {progress === null && <p className="text-small text-ink-2">{t("none")}</p>}
      <KeyValueList>
        {progress && (
          <>
            <KeyValueRow label={t("all")} value={<TokenAmount amount={amountOf("AID", progress.unvested)} rounding="up" />} />
            <KeyValueRow
              label={t("share")}
              value={<TokenAmount amount={amountOf("AID", vestingShare(protocol, shares, progress.unvested))} maxDecimals={6} minDecimals={2} />}
              note={t("shareNote")}
            />
            <KeyValueRow label={t("end")} value={formatDate({ timestamp: progress.end, locale, precision: "minute" })} />
          </>
        )}
        {pendingYield > 0n && (
          <KeyValueRow label={t("pending")} value={<TokenAmount amount={amountOf("AID", pendingYield)} />} note={t("pendingNote")} />
        )}
      </KeyValueList>
    </section>
  );
}
