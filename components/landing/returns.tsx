import { useLocale, useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import { feeBps } from "@/lib/finance";
import { formatDuration } from "@/lib/format";
import { formatBps, formatPercent } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { type History, historyWindows, type Measured, priceHistory, realisedOver, realisedWindows, snapshotOf, stakeYield } from "@/lib/screens";
import { PriceChart } from "./price-chart";

type ReturnsProps = { view: ProtocolView; history: History };

/** The share price, and every APR of docs/protocol.md by its own name: what has no history has no figure. */
export function Returns({ view, history }: ReturnsProps) {
  const t = useTranslations("landing.returns");
  return (
    <div className="grid items-start gap-x-12 gap-y-8 md:grid-cols-2">
      <div>
        <h3 className="label font-sans">
          {t("price")} · <span className="label-plain">{t("unit")}</span>
        </h3>
        <PriceChart history={priceHistory(history, view)} />
      </div>
      <div>
        <KeyValueList label={t("title")}>
          <Rates view={view} history={history} />
        </KeyValueList>
        <p className="mt-3 text-small">
          <PageLink href="/stake">{t("more")}</PageLink>
        </p>
      </div>
    </div>
  );
}

function Rates({ view, history }: ReturnsProps) {
  const t = useTranslations("landing.returns");
  const locale = useLocale();
  const apr = (rate: bigint) => <span className="figure text-figure-sm">{formatPercent({ value: rate, decimals: 18, locale, minDecimals: 2 })}</span>;
  const latest = snapshotOf(view);
  const realised = (measured: Measured | null) =>
    measured === null
      ? { value: t("none"), note: t("noneNote") }
      : {
          value: apr(measured.rate),
          note: t("since", { block: Number(measured.from.blockNumber), span: formatDuration({ seconds: measured.seconds, locale }) }),
        };
  const { running, billRate } = stakeYield({ protocol: view, history, staking: 0n });
  const runningValue = running === null ? t("runningNone") : apr(running);
  const fee = formatBps({ bps: feeBps, locale });
  const pays = billRate && formatPercent({ value: billRate.rate, decimals: 18, locale, minDecimals: 2 });
  return (
    <>
      {realisedWindows.map((window) => (
        <KeyValueRow
          key={window}
          label={window === "start" ? t("realisedStart") : t("realised", { span: formatDuration({ seconds: historyWindows[window], locale }) })}
          {...realised(realisedOver(history, window, latest))}
        />
      ))}
      <KeyValueRow label={t("running")} value={runningValue} note={running === null || !pays ? t("runningNoneNote") : t("runningNote", { rate: pays, fee })} />
      {view.sheet.deals === 0n && <KeyValueRow label={t("expected")} value={runningValue} note={t("expectedNote")} />}
      <KeyValueRow
        label={t("target")}
        value={<span className="figure text-figure-sm">{formatBps({ bps: view.reserves.targetApr, locale, minDecimals: 2 })}</span>}
        note={t("targetNote")}
      />
    </>
  );
}
