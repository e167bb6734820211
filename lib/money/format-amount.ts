import type { Amount } from "./amount";
import { formatScaled, minus, type Rounding, type SignDisplay } from "./format-scaled";
import { tokens } from "./tokens";

export type FormatAmountOptions = {
  amount: Amount;
  locale?: string | undefined;
  /** Defaults to the token's display decimals. */
  maxDecimals?: number | undefined;
  /** Defaults to the token's display decimals, at most `maxDecimals`. */
  minDecimals?: number | undefined;
  /** `down` for what someone has or receives (default), `up` for what something costs. */
  rounding?: Exclude<Rounding, "nearest"> | undefined;
  sign?: SignDisplay | undefined;
};

/**
 * An amount rounded for reading, without its symbol: "9,985.02". An amount that is not zero but less
 * than the smallest figure shown is dust: "<0.01", or ">−0.01" when negative; it never reads as zero.
 */
export function formatAmount({ amount, locale = "en-US", rounding = "down", sign, ...options }: FormatAmountOptions): string {
  const { decimals, displayDecimals } = tokens[amount.token];
  const maxDecimals = Math.min(options.maxDecimals ?? displayDecimals, decimals);
  const minDecimals = Math.min(options.minDecimals ?? displayDecimals, maxDecimals);
  const least = 10n ** BigInt(decimals - maxDecimals);
  if (amount.raw > -least && amount.raw < least && amount.raw !== 0n) {
    const bound = formatScaled({ value: least, decimals, locale, maxDecimals });
    return amount.raw > 0n ? `<${bound}` : `>${minus}${bound}`;
  }
  return formatScaled({ value: amount.raw, decimals, locale, maxDecimals, minDecimals, rounding, sign });
}

/**
 * Every digit of an amount, grouped, trailing zeros cut, without its symbol: "1,000", "0.5".
 * Buttons and confirmations use it, because what is signed must be readable to the last digit.
 */
export function formatExact({ amount, locale = "en-US" }: { amount: Amount; locale?: string | undefined }): string {
  const { decimals } = tokens[amount.token];
  return formatScaled({ value: amount.raw, decimals, locale, maxDecimals: decimals });
}

/** `formatExact` with the token's symbol: "1,000 AID". */
export function formatExactWithSymbol(options: { amount: Amount; locale?: string | undefined }): string {
  return `${formatExact(options)} ${tokens[options.amount.token].symbol}`;
}
