import { formatScaled, type Rounding, type SignDisplay } from "./format-scaled";

type RatioOptions = {
  locale?: string | undefined;
  maxDecimals?: number | undefined;
  minDecimals?: number | undefined;
  rounding?: Rounding | undefined;
  sign?: SignDisplay | undefined;
};

/**
 * A share as per cent: `value / 10^decimals = 1` is 100 %. Two decimals at most, to the nearest,
 * trailing zeros cut unless `minDecimals` asks for them.
 */
export function formatPercent(options: RatioOptions & { value: bigint; decimals: number }): string {
  const { value, decimals, maxDecimals = 2, rounding = "nearest", ...rest } = options;
  return formatScaled({ ...rest, value: value * 100n, decimals, maxDecimals, rounding, style: "percent" });
}

/** Basis points as per cent: `1000n` is "10%". */
export function formatBps({ bps, ...rest }: RatioOptions & { bps: bigint }): string {
  return formatPercent({ ...rest, value: bps, decimals: 4 });
}

/** A price with 18 decimals (AID per share) cut to four: "1.0462". */
export function formatPrice({ price, ...options }: RatioOptions & { price: bigint }): string {
  const { maxDecimals = 4, rounding = "down" } = options;
  const { minDecimals = maxDecimals } = options;
  return formatScaled({ ...options, value: price, decimals: 18, maxDecimals, minDecimals, rounding });
}
