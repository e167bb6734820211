import type { Token } from "./tokens";

/** A sum of one token in its smallest unit. May be negative where it is a difference. */
export type Amount<T extends Token = Token> = {
  readonly token: T;
  readonly raw: bigint;
};

/** Builds an amount from its smallest unit. */
export function amountOf<T extends Token>(token: T, raw: bigint): Amount<T> {
  return { token, raw };
}
