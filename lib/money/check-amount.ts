import type { Amount } from "./amount";
import type { LimitProblem } from "./amount-problem";

/**
 * Compares an amount with what the owner has and what is possible at all. The balance comes first:
 * it is what the owner can do something about. Undefined bounds are not known yet and bind nothing.
 */
export function checkAmount(options: {
  amount: Amount;
  balance?: bigint | undefined;
  limit?: bigint | undefined;
}): LimitProblem | undefined {
  const { amount, balance, limit } = options;
  if (balance !== undefined && amount.raw > balance) {
    return { code: "exceeds-balance", missing: { token: amount.token, raw: amount.raw - balance } };
  }
  if (limit !== undefined && amount.raw > limit) {
    return { code: "exceeds-limit", limit: { token: amount.token, raw: limit } };
  }
  return undefined;
}
