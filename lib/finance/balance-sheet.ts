import { aidPerUsdc } from "./constants";

/** What stands behind AID in USDC (6 decimals) and what is owed in AID (18 decimals). */
export type Sheet = {
  readonly cash: bigint;
  readonly bills: bigint;
  readonly deals: bigint;
  readonly supply: bigint;
  /** sAID's ledger, unvested rewards included. */
  readonly staked: bigint;
};

/** What a deal pays its senior side, and what it carried before. Micro-dollars. */
export type Receipt = { readonly principal: bigint; readonly yield: bigint; readonly carrying: bigint };

/** All assets in AID wei. */
export function assetsInAid({ cash, bills, deals }: Pick<Sheet, "cash" | "bills" | "deals">): bigint {
  return (cash + bills + deals) * aidPerUsdc;
}

/** Assets less AID supply, AID wei, negative when there is a hole. */
export function surplus(sheet: Sheet): bigint {
  return assetsInAid(sheet) - sheet.supply;
}

/** What takes losses before the stakers do, AID wei, never negative: yield that is not recognised yet is no buffer (Treasury.impairment). */
export function lossBuffer(sheet: { readonly surplus: bigint }, reserves: { readonly pendingYield: bigint }): bigint {
  const buffer = sheet.surplus - reserves.pendingYield;
  return buffer > 0n ? buffer : 0n;
}

/** AID that is not held in sAID for stakers, wei. */
export function circulating(sheet: Pick<Sheet, "supply" | "staked">): bigint {
  return sheet.supply - sheet.staked;
}

/**
 * Cash and withdrawable bills less AID in circulation, AID wei, signed. `withdrawable` is the bills
 * vault's `maxWithdraw` in micro-dollars, 0 while it does not answer.
 */
export function freeLiquidity(sheet: Sheet, withdrawable: bigint): bigint {
  const liquid = sheet.cash + (sheet.bills < withdrawable ? sheet.bills : withdrawable);
  return liquid * aidPerUsdc - circulating(sheet);
}

/** The sheet after minting `usdc` micro-dollars: cash and supply grow by the same. */
export function sheetAfterMint(sheet: Sheet, usdc: bigint): Sheet {
  return { ...sheet, cash: sheet.cash + usdc, supply: sheet.supply + usdc * aidPerUsdc };
}

/**
 * The sheet after redeeming `usdc` micro-dollars: cash pays, bills are sold for what is missing.
 * Where bills are sold, the vault's rounding of shares may take one micro-dollar more.
 */
export function sheetAfterRedeem(sheet: Sheet, usdc: bigint): Sheet {
  const sold = usdc > sheet.cash ? usdc - sheet.cash : 0n;
  return { ...sheet, cash: sheet.cash + sold - usdc, bills: sheet.bills - sold, supply: sheet.supply - usdc * aidPerUsdc };
}

/** The sheet after a draw of `senior` micro-dollars: cash, from bills sold where it is short, becomes carrying value. Mirrors Treasury.fund(). */
export function sheetAfterDraw(sheet: Sheet, senior: bigint): Sheet {
  const sold = senior > sheet.cash ? senior - sheet.cash : 0n;
  return { ...sheet, cash: sheet.cash + sold - senior, bills: sheet.bills - sold, deals: sheet.deals + senior };
}

/**
 * The sheet after a deal that carries `carrying` paid, all micro-dollars: principal lowers what it carries, and all that is
 * beyond is yield or a recovery, which waits to be recognised. Mirrors Treasury.onReceipt().
 */
export function sheetAfterReceipt(sheet: Sheet, { principal, yield: beyond, carrying }: Receipt): Sheet {
  const repaid = principal < carrying ? principal : carrying;
  return { ...sheet, cash: sheet.cash + principal + beyond, deals: sheet.deals - repaid };
}

/** The sheet after staking `aid` wei: AID moves from circulation to the stakers. */
export function sheetAfterStake(sheet: Sheet, aid: bigint): Sheet {
  return { ...sheet, staked: sheet.staked + aid };
}
