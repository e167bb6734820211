import { useLocale, useTranslations } from "next-intl";
import { Figure } from "@/components/ui/figure";
import { Figures } from "@/components/ui/figures";
import { formatAmount, formatPercent, formatPrice, tokens } from "@/lib/money";
import type { Measured } from "@/lib/screens";
import { RealisedFigure } from "./realised-figure";
import type { Statement } from "./statement";

type KeyFiguresProps = {
  statement: Statement;
  /** What the share price did over the longest window that the chain has; null while it is too young. */
  realised: Measured | null;
};

/** Supply, backing, share price, and what it has done. */
export function KeyFigures({ statement, realised }: KeyFiguresProps) {
  const t = useTranslations("landing.figure");
  const locale = useLocale();
  const { supply, circulating, staked, backing, coverage, entryPrice, exitPriceBelow } = statement;
  const money = (amount: Statement["supply" | "backing"]) => formatAmount({ amount, locale });
  return (
    <Figures label={t("label")}>
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
