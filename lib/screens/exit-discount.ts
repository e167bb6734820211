import { ratio } from "../money/index";
import type { ProtocolView } from "../queries/lens";

/**
 * By how much leaving pays less than entering costs, as a part of the entry price: 1e18 is all of it, rounded up;
 * 0 while no loss is open.
 */
export function exitDiscount({ staking: { entryPrice, exitPrice } }: Pick<ProtocolView, "staking">): bigint {
  if (exitPrice >= entryPrice) return 0n;
  return ratio(entryPrice - exitPrice, entryPrice, "ceil") ?? 0n;
}
