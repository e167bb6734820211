import { divide, type DivideRounding } from "./divide";

/**
 * `numerator / denominator` with 18 decimals (1e18 is one), or null where nothing can be divided:
 * a denominator of zero or less has no ratio that a screen could show.
 */
export function ratio(numerator: bigint, denominator: bigint, rounding: DivideRounding = "floor"): bigint | null {
  return denominator > 0n ? divide(numerator * 10n ** 18n, denominator, rounding) : null;
}
