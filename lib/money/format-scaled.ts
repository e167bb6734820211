import { divide } from "./divide";
import { numberLocale } from "./number-locale";

/** `down` never shows more than there is (towards −∞), `up` never less (towards +∞). */
export type Rounding = "down" | "up" | "nearest";

/** `auto` marks negative values only, `always` marks gains too; zero never has a sign. */
export type SignDisplay = "auto" | "always";

export type FormatScaledOptions = {
  /** The scaled integer: `value / 10^decimals` is shown. */
  value: bigint;
  decimals: number;
  locale?: string | undefined;
  maxDecimals: number;
  /** Trailing zeros are cut down to this many decimals. */
  minDecimals?: number | undefined;
  rounding?: Rounding | undefined;
  sign?: SignDisplay | undefined;
  style?: "decimal" | "percent" | undefined;
};

const direction = { down: "floor", up: "ceil", nearest: "nearest" } as const;

/** A true minus sign, as wide as a figure; Intl's hyphen is not. */
export const minus = "\u2212";

/**
 * Writes a scaled bigint in a locale without ever passing through a floating point number.
 * `style: "percent"` adds the locale's per cent sign; the value is already in hundredths.
 */
export function formatScaled(options: FormatScaledOptions): string {
  const { value, decimals, locale = "en-US", maxDecimals, minDecimals = 0, rounding = "down" } = options;
  const shown = Math.min(maxDecimals, decimals);
  const units = divide(value, 10n ** BigInt(decimals - shown), direction[rounding]);
  const size = units < 0n ? -units : units;
  const scale = 10n ** BigInt(shown);
  const fraction = fractionText(size % scale, shown, minDecimals);
  const { group, decimal, percentPrefix, percentSuffix } = numberLocale(locale);
  const number = `${group(size / scale)}${fraction === "" ? "" : decimal + fraction}`;
  const body = options.style === "percent" ? `${percentPrefix}${number}${percentSuffix}` : number;
  return `${signOf(units, options.sign)}${body}`;
}

function fractionText(fraction: bigint, shown: number, minDecimals: number): string {
  const digits = shown === 0 ? "" : fraction.toString().padStart(shown, "0");
  return digits.replace(/0+$/, "").padEnd(minDecimals, "0");
}

function signOf(units: bigint, sign: SignDisplay = "auto"): string {
  if (units < 0n) return minus;
  return units > 0n && sign === "always" ? "+" : "";
}
