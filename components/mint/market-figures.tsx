import { useLocale, useTranslations } from "next-intl";
import { TokenAmount } from "@/components/money/token-amount";
import { DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import { Notice } from "@/components/ui/notice";
import { poolFee, poolPrice, type PoolToken } from "@/lib/finance";
import { formatCount, formatDate } from "@/lib/format";
import { amountOf, formatBps, formatPercent, formatPrice } from "@/lib/money";
import { type MarketView, depthSteps } from "@/lib/queries/market";
import type { MarketRead } from "@/lib/server/market";
import { otherToken } from "@/lib/screens";
import { MarketSources } from "./market-sources";

const tokens = ["AID", "USDC"] as const satisfies readonly PoolToken[];
const look = { maxDecimals: 6, minDecimals: 2 } as const;

/** What the pool's price is, what a unit of each token brings, and how much it takes to move the price. The server draws it. */
export function MarketFigures({ market }: { market: MarketRead }) {
  const t = useTranslations("market");
  const form = useTranslations("form.reason");
  const swap = useTranslations("swap");
  // The form says that there is none.
  if (market.status === "none") return null;
  if (market.status === "not-open") return <Notice title={form("no-market")}>{swap("noMarketBody")}</Notice>;
  if (market.status !== "ready") return <Notice title={t("unknown")}>{t("unknownBody")}</Notice>;
  return (
    <section aria-labelledby="market" className="border-t-2 border-rule-strong pt-4">
      <h2 id="market" className="mb-2 text-title">
        {t("title")}
      </h2>
      <Now view={market.view} />
      <div className="mt-5">
        <DepthTable view={market.view} />
      </div>
      <p className="mt-3 text-note text-ink-2">{t("notOurs")}</p>
      <div className="mt-3">
        <Disclosure summary={t("sources.title")}>
          <MarketSources />
        </Disclosure>
      </div>
    </section>
  );
}

function Now({ view }: { view: MarketView }) {
  const t = useTranslations("market");
  const locale = useLocale();
  const price = formatPrice({ price: poolPrice(view.price), locale, maxDecimals: 6, minDecimals: 4, rounding: "nearest" });
  return (
    <KeyValueList>
      <KeyValueRow
        label={t("price")}
        value={t("priceValue", { one: formatCount({ count: 1n, locale }), price })}
        note={t("priceNote", { number: formatCount({ count: view.blockNumber, locale }), time: formatDate({ timestamp: view.timestamp, locale, precision: "minute" }) })}
      />
      {tokens.map((token) => {
        const out = view.one[token];
        return (
          <KeyValueRow
            key={token}
            label={t("brings", { unit: formatCount({ count: 1n, locale }), token })}
            value={out === undefined ? t("nothing") : <TokenAmount amount={amountOf(otherToken[token], out)} {...look} />}
          />
        );
      })}
      <KeyValueRow label={t("fee")} value={formatPercent({ value: poolFee, decimals: 6, locale })} note={t("feeNote")} />
      <KeyValueRow
        label={t("held")}
        value={
          <>
            <TokenAmount amount={amountOf("AID", view.held.AID)} /> · <TokenAmount amount={amountOf("USDC", view.held.USDC)} />
          </>
        }
      />
    </KeyValueList>
  );
}

/** How much of each token has to be given to move the price of AID. */
function DepthTable({ view }: { view: MarketView }) {
  const t = useTranslations("market");
  const locale = useLocale();
  const percent = (bps: bigint) => formatBps({ bps, locale });
  const cell = (token: PoolToken, step: keyof typeof depthSteps) => {
    const raw = view.depth[token][step];
    return raw === undefined ? t("nothing") : <TokenAmount amount={amountOf(token, raw)} rounding="up" />;
  };
  return (
    <DataTable
      caption={t("depth")}
      columns={[
        { id: "given", label: t("given") },
        { id: "tenth", label: t("moves", { percent: percent(depthSteps.tenth) }), numeric: true },
        { id: "one", label: t("moves", { percent: percent(depthSteps.one) }), numeric: true },
      ]}
      rows={tokens.map((token) => ({ id: token, cells: [token, cell(token, "tenth"), cell(token, "one")] }))}
    />
  );
}
