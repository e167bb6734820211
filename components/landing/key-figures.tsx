import { useLocale, useTranslations } from "next-intl";
import { Figure } from "@/components/ui/figure";
import { Figures } from "@/components/ui/figures";
import { formatAmount, formatPercent, formatPrice, tokens } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { type History, realisedOver, snapshotOf } from "@/lib/screens";
import { RealisedFigure } from "./realised-figure";
import type { Statement } from "./statement";

type KeyFiguresProps = {
  view: ProtocolView;
  statement: Statement;
  history: History;
};

/** Supply, backing, share price, and what it has done. */
export function KeyFigures({ view, statement, history }: KeyFiguresProps) {
  const t = useTranslations("landing.figure");
  const locale = useLocale();
  const { supply, circulating, staked, backing, coverage, entryPrice, exitPriceBelow } = statement;
  const latest = snapshotOf(view);
  const realised = realisedOver(history, "month", latest) ?? realisedOver(history, "week", latest);
  const money = (amount: Statement["supply" | "backing"]) => formatAmount({ amount, locale });
  return (
    <Figures label={t("label")} large>
      <Figure
        label={t("supply")}
        value={money(supply)}
        unit={tokens.AID.symbol}
        note={t("supplyNote", { circulating: money(circulating), staked: money(staked) })}
      />
      <Figure
        label={t("backing")}
        value={money(backing)}
        unit={tokens.USDC.symbol}
        note={
          coverage === null
            ? t("backingNoteEmpty")
            : t("backingNote", { coverage: formatPercent({ value: coverage, decimals: 18, locale, rounding: "down" }) })
        }
      />
      <Figure
        label={t("sharePrice")}
        value={formatPrice({ price: entryPrice, locale })}
        unit={t("sharePriceUnit")}
        note={
          exitPriceBelow === null
            ? t("sharePriceNote")
            : t("sharePriceNoteImpaired", { price: formatPrice({ price: exitPriceBelow, locale }) })
        }
      />
      <RealisedFigure realised={realised} />
    </Figures>
  );
}
