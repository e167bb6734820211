/**
 * The plain decimal text of a scaled integer: a point, no grouping, no trailing zeros, every digit.
 * `decimalText(1500000n, 6)` is `"1.5"`. Negative values carry a hyphen.
 */
export function decimalText(value: bigint, decimals: number): string {
  const sign = value < 0n ? "-" : "";
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return fraction === "" ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}
