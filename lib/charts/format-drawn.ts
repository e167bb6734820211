import { amountOf, formatAmount, minus, wholeUnits } from "../money/index";

const AID = wholeUnits("AID", 1n).raw;
/** In whole AID. */
const WHOLE_FROM = 100_000;
const COMPACT_FROM = 1_000_000;

/**
 * An amount of AID wei as short as a label in a drawing needs it, cut towards zero: "1,234.56", from a
 * hundred thousand on "413,600", from a million on "41.36M" in the locale's own words.
 */
export function formatDrawn(options: { raw: bigint; locale: string; sign?: "always" | undefined }): string {
  const { raw, locale, sign } = options;
  const size = raw < 0n ? -raw : raw;
  const whole = Number(size / AID);
  if (whole < COMPACT_FROM) {
    const decimals = whole < WHOLE_FROM ? 2 : 0;
    const rounding = raw < 0n ? "up" : "down";
    return formatAmount({ amount: amountOf("AID", raw), locale, maxDecimals: decimals, minDecimals: decimals, rounding, sign });
  }
  const compact = new Intl.NumberFormat(locale, {
    notation: "compact",
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    roundingMode: "trunc",
  }).format(whole);
  return `${raw < 0n ? minus : sign === "always" ? "+" : ""}${compact}`;
}
