import { aidPerUsdc, one } from "../finance/constants";
import type { ProtocolView } from "../queries/lens";

/** What is kept of an earlier block to measure what happened since. Plain data. */
export type Snapshot = {
  readonly blockNumber: bigint;
  /** Unix seconds. */
  readonly timestamp: bigint;
  /** AID per share, 1e18. */
  readonly entryPrice: bigint;
  /** Worth of the bills, micro-dollars, and the vault's shares that it is the worth of. */
  readonly bills: bigint;
  readonly billShares: bigint;
  /** USDC per whole share of the vault, micro-dollars. */
  readonly billPrice: bigint;
  readonly billsLive: boolean;
};

/** The windows of history that a screen asks for, in seconds. */
export const historyWindows = {
  hour: 3_600n,
  day: 86_400n,
  week: 604_800n,
  fortnight: 1_209_600n,
  month: 2_592_000n,
  quarter: 7_776_000n,
} as const;

export type HistoryWindow = keyof typeof historyWindows;

/**
 * The nearest block at or before each window's start, null where the chain, or the protocol on it, is younger; and the
 * first block at which the protocol was there, null where that cannot be read.
 */
export type History = Readonly<Record<HistoryWindow | "start", Snapshot | null>>;

/** A history of which nothing is known. */
export const noHistory: History = { hour: null, day: null, week: null, fortnight: null, month: null, quarter: null, start: null };

/** What of a view is worth keeping. */
export function snapshotOf({ blockNumber, timestamp, sheet, staking, reserves }: ProtocolView): Snapshot {
  return {
    blockNumber,
    timestamp,
    entryPrice: staking.entryPrice,
    bills: sheet.bills,
    billShares: reserves.billShares,
    billPrice: reserves.billPrice,
    billsLive: reserves.billsLive,
  };
}

/** The vault's price at two moments, 1e18, and in how many steps of it a dollar's worth can be told. */
export type BillPrices = { readonly p0: bigint; readonly p1: bigint; readonly steps: bigint };

/**
 * USDC per vault share at both moments. What the Treasury holds tells it to many more digits than the vault's price
 * of one share, which has six; that one serves while there are no bills.
 */
export function billPrices(from: Snapshot, to: Snapshot): BillPrices | null {
  if (!from.billsLive || !to.billsLive) return null;
  if (from.billShares > 0n && to.billShares > 0n) {
    const steps = from.bills < to.bills ? from.bills : to.bills;
    return { p0: (from.bills * one) / from.billShares, p1: (to.bills * one) / to.billShares, steps };
  }
  return { p0: from.billPrice * aidPerUsdc, p1: to.billPrice * aidPerUsdc, steps: from.billPrice };
}
