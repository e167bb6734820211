/** `floor` goes towards −∞, `ceil` towards +∞, `nearest` to the closest, halves away from zero. */
export type DivideRounding = "floor" | "ceil" | "nearest";

/**
 * Integer division with a stated rounding; correct for negative values, unlike bigint's `/`,
 * which cuts towards zero.
 * @param denominator more than zero, otherwise RangeError
 */
export function divide(numerator: bigint, denominator: bigint, rounding: DivideRounding): bigint {
  if (denominator <= 0n) throw new RangeError("The denominator must be more than zero.");
  if (rounding === "nearest") {
    const half = numerator < 0n ? -denominator : denominator;
    return (2n * numerator + half) / (2n * denominator);
  }
  const cut = numerator / denominator;
  const rest = numerator % denominator;
  if (rounding === "floor") return rest < 0n ? cut - 1n : cut;
  return rest > 0n ? cut + 1n : cut;
}
