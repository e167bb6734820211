import { useLocale, useTranslations } from "next-intl";
import { decimalText, formatPrice, type Rounding } from "@/lib/money";

type PriceTextProps = {
  /** AID per share, 1e18. */
  price: bigint;
  rounding?: Rounding | undefined;
  maxDecimals?: number | undefined;
};

const decimals = 18;

/** A share price to four decimals: "1.0462". Every digit is in the title. */
export function PriceText({ price, ...look }: PriceTextProps) {
  const t = useTranslations("money");
  const locale = useLocale();
  return (
    <data
      value={decimalText(price, decimals)}
      title={t("exactPrice", { price: formatPrice({ price, locale, maxDecimals: decimals, minDecimals: 0 }) })}
      className="tabular-nums"
    >
      {formatPrice({ price, locale, ...look })}
    </data>
  );
}
