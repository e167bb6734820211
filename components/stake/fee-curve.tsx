"use client";

import { useLocale, useTranslations } from "next-intl";
import { LineChart } from "@/components/charts/line/line-chart";
import { DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { leastExitFee, mostExitFee } from "@/lib/finance";
import { amountOf, formatAmount, formatPercent, tokens } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { feeCurve, type FeePoint } from "@/lib/screens";

/** Rows of the table: every so many of the curve's points. */
const tableStep = 4;

/** What leaving at once costs by the amount, drawn up to what is possible now; full up to the reader's amount, dashed beyond. */
export function FeeCurve({ protocol, yours }: { protocol: ProtocolView; yours: FeePoint | undefined }) {
  const t = useTranslations("unstake.curve");
  const locale = useLocale();
  const curve = feeCurve(protocol);
  const [first, last] = [curve[0], curve.at(-1)];
  const percent = (value: bigint) => formatPercent({ value, decimals: 18, locale, minDecimals: 2, rounding: "up" });
  const whole = (raw: bigint) => formatAmount({ amount: amountOf("AID", raw), locale, maxDecimals: 0, minDecimals: 0 });
  const aid = (raw: bigint) => `${whole(raw)} ${tokens.AID.symbol}`;
  if (!first || !last || first === last) return <p className="mt-4 text-note text-ink-2">{t("none")}</p>;
  const { past, ahead } = parted(curve, yours);
  return (
    <figure className="mt-4">
      <figcaption className="label">{t("title")}</figcaption>
      <LineChart
        past={past}
        ahead={ahead}
        dots="last"
        base={0n}
        label={t("drawing", { from: percent(first.rate), to: percent(last.rate), most: whole(last.gross) })}
        valueText={percent}
        timeText={aid}
      />
      <p className="mt-2 text-note text-ink-2">
        {t(yours ? "you" : "all", { least: percent(leastExitFee), most: percent(mostExitFee) })}
      </p>
      <div className="mt-2">
        <Disclosure summary={t("showTable")}>
          <DataTable
            caption={t("title")}
            hideCaption
            columns={[
              { id: "amount", label: t("amount"), numeric: true },
              { id: "fee", label: t("fee"), numeric: true },
            ]}
            rows={curve
              .filter((_, index) => index % tableStep === tableStep - 1)
              .map(({ gross, rate }) => ({ id: String(gross), cells: [aid(gross), percent(rate)] }))}
          />
        </Disclosure>
      </div>
    </figure>
  );
}

/** The curve up to the reader's amount, and from there on; without an amount all of it is the first part. */
function parted(curve: readonly FeePoint[], yours: FeePoint | undefined) {
  const points = curve.map(pointOf);
  if (yours === undefined) return { past: points, ahead: [] };
  const own = pointOf(yours);
  const past = [...points.filter(({ time }) => time < own.time), own];
  return { past: past.length > 1 ? past : [{ ...own, time: 0n }, own], ahead: points.filter(({ time }) => time > own.time) };
}

/** LineChart's points go along an axis that it calls time; here it is the amount. */
const pointOf = ({ gross, rate }: FeePoint) => ({ time: gross, value: rate });
