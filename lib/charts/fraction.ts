import { ratio } from "../money/index";

/** `part / whole` as a floating point number, for what is drawn and never for what is written; 0 of nothing is 0. */
export function fraction(part: bigint, whole: bigint): number {
  return Number(ratio(part, whole) ?? 0n) / 1e18;
}
