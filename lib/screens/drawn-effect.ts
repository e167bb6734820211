import type { BalanceState } from "../charts/balance-sides";
import { balanceState } from "../charts/balance-state";
import type { Sheet } from "../finance/balance-sheet";

/** The balance drawing of what is, or of what would be after the action; `before` only where there is an action. */
export type DrawnEffect = { readonly state: BalanceState; readonly before: BalanceState | undefined };

/** Draws the effect of an action on the sheet; `next` is undefined while there is none. */
export function drawnEffect(sheet: Sheet, next: Sheet | undefined): DrawnEffect {
  if (next === undefined) return { state: balanceState(sheet), before: undefined };
  return { state: balanceState(next), before: balanceState(sheet) };
}
