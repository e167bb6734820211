import { divide } from "../money/divide";
import { one, secondsPerYear } from "./constants";

/**
 * What a share price earned between two snapshots, as a yearly rate without compounding:
 * `(p1/p0 − 1) · 365 days/Δt`, 1e18, rounded down, negative where the price fell. Null where there is
 * no time or no price to measure against.
 */
export function aprRealised(options: { p0: bigint; p1: bigint; seconds: bigint }): bigint | null {
  const { p0, p1, seconds } = options;
  if (p0 <= 0n || seconds <= 0n) return null;
  return divide((p1 - p0) * one * secondsPerYear, p0 * seconds, "floor");
}
