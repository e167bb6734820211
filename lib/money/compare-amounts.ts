import type { Amount } from "./amount";
import { TokenMismatchError } from "./token-mismatch-error";
import type { Token } from "./tokens";

/**
 * −1, 0 or 1, as `a` is less than, equal to or more than `b`.
 * @throws TokenMismatchError when the tokens differ (possible only where the type was widened).
 */
export function compareAmounts<T extends Token>(a: Amount<T>, b: Amount<T>): -1 | 0 | 1 {
  if (a.token !== b.token) throw new TokenMismatchError(a.token, b.token);
  if (a.raw === b.raw) return 0;
  return a.raw < b.raw ? -1 : 1;
}

/** The smaller of the amounts. Throws as `compareAmounts`. */
export function minAmount<T extends Token>(first: Amount<T>, ...rest: readonly Amount<T>[]): Amount<T> {
  return rest.reduce((least, amount) => (compareAmounts(amount, least) < 0 ? amount : least), first);
}

/** The larger of the amounts. Throws as `compareAmounts`. */
export function maxAmount<T extends Token>(first: Amount<T>, ...rest: readonly Amount<T>[]): Amount<T> {
  return rest.reduce((most, amount) => (compareAmounts(amount, most) > 0 ? amount : most), first);
}
