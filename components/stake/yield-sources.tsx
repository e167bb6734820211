"use client";

import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { feeBps } from "@/lib/finance";
import { formatCount, formatDuration } from "@/lib/format";
import { amountOf, formatAmount, formatBps } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { shortestBillWindow, type StakeYield } from "@/lib/screens";
import { apr } from "./apr";

/** What the running rate is made of, to the last hundredth, and what it was measured on. */
export function YieldSources({ earned: { billRate, running, parts }, protocol }: { earned: StakeYield; protocol: ProtocolView }) {
  const t = useTranslations("stake.yield");
  const locale = useLocale();
  const { sheet, blockNumber } = protocol;
  const billRateSentence = useBillRateSentence(billRate, blockNumber);
  const fee = formatBps({ bps: feeBps, locale });
  const reserves = amountOf("USDC", sheet.cash + sheet.bills);
  return (
    <section aria-labelledby="sources" className="border-t border-rule pt-4">
      <h2 id="sources" className="mb-3 text-title">
        {t("from")}
      </h2>
      {running !== null && (
        <DataTable
          caption={t("fromNote")}
          columns={[
            { id: "part", label: t("part") },
            { id: "rate", label: t("rate"), numeric: true },
          ]}
          rows={[
            ...parts.map(({ id, rate }) => ({ id, cells: [t(`parts.${id}`, { fee }), apr(rate, locale, "always")] })),
            ...(sheet.deals === 0n ? [{ id: "deals", cells: [t("parts.deals"), <span key="none" className="text-ink-2">{t("dealsNone")}</span>] }] : []),
            { id: "total", cells: [t("total"), apr(running, locale)], total: true },
          ]}
        />
      )}
      <div className="mt-3 space-y-2 text-small text-ink-2">
        <p>{billRateSentence}</p>
        <p>
          {t("shared", {
            reserves: formatAmount({ amount: reserves, locale }),
            staked: formatAmount({ amount: amountOf("AID", sheet.staked), locale }),
          })}
        </p>
        <p>{t("interest")}</p>
      </div>
    </section>
  );
}

/** What the T-bills' rate was measured on, or why there is none. */
function useBillRateSentence(billRate: StakeYield["billRate"], block: bigint): string {
  const t = useTranslations("stake.yield");
  const locale = useLocale();
  if (billRate === null) return t("runningUnknownNote", { span: formatDuration({ seconds: shortestBillWindow, locale }) });
  if (billRate.rate < 0n) return t("runningFell");
  return t("billRate", {
    rate: apr(billRate.rate, locale),
    from: formatCount({ count: billRate.from.blockNumber, locale }),
    to: formatCount({ count: block, locale }),
    span: formatDuration({ seconds: billRate.seconds, locale }),
  });
}
