import { timeWords } from "../format/words";
import { amountOf, formatAmount, formatScaled, minus, wholeUnits } from "../money/index";

const AID = wholeUnits("AID", 1n).raw;
/** In whole AID. */
const WHOLE_FROM = 100_000n;
/**
 * An amount of AID wei as short as a label in a drawing needs it, cut towards zero: "1,234.56", from a
 * hundred thousand on "413,600", from a million on "41.36M" in the locale's own words.
 */
export function formatDrawn(options: { raw: bigint; locale: string; sign?: "always" | undefined }): string {
  const { raw, locale, sign } = options;
  const size = raw < 0n ? -raw : raw;
  const whole = size / AID;
  // Millions, thousand millions, and millions of millions for whatever is more.
  const step = Math.min(Math.floor((whole.toString().length - 1) / 3) - 2, 2);
  if (step < 0) {
    const decimals = whole < WHOLE_FROM ? 2 : 0;
    const rounding = raw < 0n ? "up" : "down";
    return formatAmount({ amount: amountOf("AID", raw), locale, maxDecimals: decimals, minDecimals: decimals, rounding, sign });
  }
  const compact = formatScaled({ value: whole, decimals: 6 + 3 * step, locale, maxDecimals: 2, minDecimals: 2 });
  return `${raw < 0n ? minus : sign === "always" ? "+" : ""}${compact}${timeWords(locale).large[step] ?? ""}`;
}
