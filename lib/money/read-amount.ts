import type { AmountProblem } from "./amount-problem";
import { checkAmount } from "./check-amount";
import { parseAmount } from "./parse-amount";
import type { Token } from "./tokens";

export type ReadAmountOptions = {
  text: string;
  token: Token;
  /** The amount that was put into the field whole, by MAX or a chosen reading; it wins over the text. */
  exact?: bigint | undefined;
  /** Bounds in the token's smallest unit; undefined while they are not known. */
  balance?: bigint | undefined;
  limit?: bigint | undefined;
  maxDecimals?: number | undefined;
  locale?: string | undefined;
};

export type ReadAmount = {
  /** The amount as it reads, also when there is too little of it; null when it does not read at all. */
  readonly raw: bigint | null;
  /** Null when the amount can be used. */
  readonly problem: AmountProblem | null;
};

/** What stands in an amount field: the amount, and what keeps it from being used. */
export function readAmount(options: ReadAmountOptions): ReadAmount {
  const { text, token, exact, balance, limit, maxDecimals, locale } = options;
  const result = exact === undefined ? parseAmount({ text, token, maxDecimals, locale }) : ({ status: "ok", raw: exact } as const);
  if (result.status === "problem") return { raw: null, problem: result.problem };
  return { raw: result.raw, problem: checkAmount({ amount: { token, raw: result.raw }, balance, limit }) ?? null };
}

/** The most that can be entered: the balance, or the limit where that is less. Undefined while the balance is not known. */
export function mostOf({ balance, limit }: Pick<ReadAmountOptions, "balance" | "limit">): bigint | undefined {
  if (balance === undefined || limit === undefined) return balance;
  return balance < limit ? balance : limit;
}
