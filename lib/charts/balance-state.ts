import { aidPerUsdc } from "../finance/constants";
import { circulating, type Sheet } from "../finance/balance-sheet";
import type { BalanceState } from "./balance-sides";

/** A balance sheet (USDC 6 decimals, AID 18) in the one unit of the drawing: AID wei. */
export function balanceState(sheet: Sheet): BalanceState {
  return {
    cash: sheet.cash * aidPerUsdc,
    bills: sheet.bills * aidPerUsdc,
    deals: sheet.deals * aidPerUsdc,
    staked: sheet.staked,
    circulating: circulating(sheet),
  };
}
