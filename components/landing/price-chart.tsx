import { useLocale, useTranslations } from "next-intl";
import { LineChart } from "@/components/charts/line/line-chart";
import { DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { formatCount, formatDate } from "@/lib/format";
import { formatPrice } from "@/lib/money";
import type { PriceHistory } from "@/lib/screens";

/** The share price at the blocks that were read, and where rewards that are already paid in will take it. */
export function PriceChart({ history: { past, vested } }: { history: PriceHistory }) {
  const t = useTranslations("landing.returns");
  const locale = useLocale();
  const dateOf = (timestamp: bigint) => formatDate({ timestamp, locale });
  const priceOf = (price: bigint) => formatPrice({ price, locale });
  const [first, latest] = [past[0], past.at(-1)];
  if (!first || !latest || first === latest) return <p className="border-y border-rule py-8 text-note text-ink-2">{t("chartNone")}</p>;
  return (
    <figure>
      <LineChart
        past={past.map(({ time, price }) => ({ time, value: price }))}
        ahead={vested ? [{ time: vested.time, value: vested.price }] : []}
        label={t("chart", { from: dateOf(first.time), to: dateOf((vested ?? latest).time) })}
        valueText={priceOf}
        timeText={(timestamp) => formatDate({ timestamp, locale, precision: "day" })}
      />
      <figcaption className="mt-2 text-note text-ink-2">
        {t("dots")} {vested && t("ahead", { price: priceOf(vested.price), date: dateOf(vested.time) })}
      </figcaption>
      <div className="mt-2">
        <Disclosure summary={t("showTable")}>
          <DataTable
            caption={t("tableCaption")}
            hideCaption
            columns={[
              { id: "date", label: t("date") },
              { id: "block", label: t("block"), numeric: true },
              { id: "price", label: t("price"), numeric: true },
            ]}
            rows={past.map(({ time, block, price }) => ({
              id: String(block),
              cells: [formatDate({ timestamp: time, locale, precision: "minute" }), formatCount({ count: block, locale }), formatPrice({ price, locale, maxDecimals: 8 })],
            }))}
          />
        </Disclosure>
      </div>
    </figure>
  );
}
