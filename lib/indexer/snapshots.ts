import type { ProtocolView } from "../queries/lens";
import { type Resolution, resolutions } from "./kinds";

const lengths: Readonly<Record<Resolution, number>> = { hour: 3_600, day: 86_400 };

/** The hour and the day (UTC) that a time is in, by when they begin. Unix seconds. */
export function periodsAt(time: number): readonly { readonly resolution: Resolution; readonly start: number }[] {
  return resolutions.map((resolution) => ({ resolution, start: time - (time % lengths[resolution]) }));
}

/** The figures of a snapshot, of one look through `Lens.protocol()`; units as there. */
export function figuresOf({ sheet, reserves, staking, exits }: ProtocolView) {
  return {
    cash: sheet.cash,
    bills: sheet.bills,
    deals: sheet.deals,
    supply: sheet.supply,
    staked: sheet.staked,
    surplus: sheet.surplus,
    freeLiquidity: sheet.freeLiquidity,
    pendingYield: reserves.pendingYield,
    impairment: reserves.impairment,
    billPrice: reserves.billPrice,
    billShares: reserves.billShares,
    targetAprBps: Number(reserves.targetApr),
    totalAssets: staking.totalAssets,
    shares: staking.shares,
    entryPrice: staking.entryPrice,
    exitPrice: staking.exitPrice,
    unvested: staking.unvested,
    unservedShares: exits.unservedShares,
    unservedAssets: exits.unservedAssets,
    setAside: exits.setAside,
    freeAfterQueue: exits.freeAfterQueue,
  };
}
