import { rpow } from "./credit/fixed-point";
import { one } from "./constants";

const weeks = 52;
/** Finer than 1e18, so that fifty-two roundings are not seen. */
const fine = 10n ** 18n;

/**
 * What a yearly rate without compounding comes to where it is compounded every week, 1e18: `(1 + r/52)^52 − 1`, rounded down.
 * Rates at or below −5200 %, of which nothing is left, give −1.
 */
export function weeklyApy(rate: bigint): bigint {
  const base = one * fine + (rate * fine) / BigInt(weeks);
  if (base <= 0n) return -one;
  const grown = rpow(base, weeks, one * fine) / fine;
  return grown - one;
}
