import { useLocale, useTranslations } from "next-intl";
import { type Amount, decimalText, formatAmount, formatExact, type Rounding, type SignDisplay, tokens } from "@/lib/money";

export type AmountTextProps = {
  amount: Amount;
  /** `down` for what someone has or receives (default), `up` for what something costs. */
  rounding?: Exclude<Rounding, "nearest"> | undefined;
  maxDecimals?: number | undefined;
  minDecimals?: number | undefined;
  sign?: SignDisplay | undefined;
};

/** An amount rounded for reading. Every digit stands in the title where the text has fewer, and in `value` always. */
export function AmountText({ amount, ...look }: AmountTextProps) {
  const t = useTranslations("money");
  const locale = useLocale();
  const exact = formatExact({ amount, locale });
  const shown = formatAmount({ amount, locale, ...look });
  const isWhole = shown === formatAmount({ amount, locale, ...look, maxDecimals: tokens[amount.token].decimals });
  return (
    <data
      value={decimalText(amount.raw, tokens[amount.token].decimals)}
      title={isWhole ? undefined : t("exact", { amount: `${exact} ${amount.token}` })}
      className="tabular-nums"
    >
      {shown}
    </data>
  );
}
