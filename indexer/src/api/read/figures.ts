import { aidPerUsdc, one } from "../../../../lib/finance";
import type { Summary } from "../../../../lib/indexer/schemas/summary";
import type { ProtocolView } from "./protocol";

/** The balance sheet as the API tells it. */
export function sheetOf({ sheet, reserves }: ProtocolView): Summary["sheet"] {
  const { cash, bills, deals, supply, staked, surplus, freeLiquidity } = sheet;
  const assets = (cash + bills + deals) * aidPerUsdc;
  const backing = supply === 0n ? null : (assets * one) / supply;
  return { cash, bills, deals, supply, staked, surplus, freeLiquidity, impairment: reserves.impairment, backing };
}

export function sharePriceOf({ staking, timestamp }: ProtocolView): Summary["sharePrice"] {
  const { entryPrice, exitPrice, shares, totalAssets, unvested, vestingEnd } = staking;
  return { entry: entryPrice, exit: exitPrice, shares, totalAssets, unvested, vestingEnd: vestingEnd > timestamp ? Number(vestingEnd) : null };
}

export function queueOf({ exits }: ProtocolView): Summary["queue"] {
  const { head, next, unservedShares, unservedAssets, setAside, freeAfterQueue } = exits;
  return { tickets: Number(next - head), shares: unservedShares, assets: unservedAssets, setAside, freeAfterQueue };
}

export function mintingOf({ minting }: ProtocolView): Summary["minting"] {
  return { mintable: minting.mintable, paused: minting.paused, treasuryFrozen: minting.treasuryFrozen };
}
