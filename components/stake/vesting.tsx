"use client";

import { useLocale, useTranslations } from "next-intl";
import { vestingPeriod } from "@/lib/finance";
import { formatDate, formatDuration } from "@/lib/format";
import { amountOf, formatAmount } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { vestingProgress } from "@/lib/screens";
import { VestingLine } from "./vesting-line";

/** What of the rewards is not in the price yet, and when it will be. */
export function Vesting({ protocol, now }: { protocol: ProtocolView; now: bigint }) {
  const t = useTranslations("stake.vesting");
  const locale = useLocale();
  const progress = vestingProgress(protocol, now > protocol.timestamp ? now : protocol.timestamp);
  return (
    <section aria-labelledby="vesting" className="border-t border-rule pt-4">
      <h2 id="vesting" className="text-title">
        {t("title")}
      </h2>
      {progress === null ? (
        <p className="mt-2 text-small text-ink-2">{t("none", { period: formatDuration({ seconds: vestingPeriod, locale }) })}</p>
      ) : (
        <>
          <p className="mt-2 text-small">
            {t("body", {
              amount: formatAmount({ amount: amountOf("AID", progress.unvested), locale, rounding: "up" }),
              end: formatDate({ timestamp: progress.end, locale, precision: "minute" }),
            })}{" "}
            <span className="text-ink-2">{t("yours")}</span>
          </p>
          <VestingLine progress={progress} />
        </>
      )}
    </section>
  );
}
