import { aprRunning } from "../finance/apr-running";
import { aidPerUsdc, one, secondsPerYear } from "../finance/constants";
import { divide } from "../money/divide";
import type { ProtocolView } from "../queries/lens";
import { type Measured, measure, realisedOver } from "./measured";
import { type BillPrices, billPrices, type History, type HistoryWindow, historyWindows, type Snapshot, snapshotOf } from "./snapshot";

export type YieldPart = { readonly id: "bills" | "idle" | "fee"; readonly rate: bigint };

export type StakeYield = {
  /** What T-bills pay, measured on the vault; null where there is too little history. */
  readonly billRate: Measured | null;
  /** What the book pays at that rate on what is staked, after the fee; null where that is not known, or is no rate. */
  readonly running: bigint | null;
  /** The same once the amount in the field is staked; null where there is none. */
  readonly runningAfter: bigint | null;
  /** In whole hundredths of a per cent, as they are shown, so that they add up to the rounded `running`. */
  readonly parts: readonly YieldPart[];
  /** What the share price really did. */
  readonly realised: readonly { readonly window: "week" | "month"; readonly measured: Measured | null }[];
};

type YieldOptions = {
  readonly protocol: ProtocolView;
  readonly history: History;
  /** AID about to be staked, wei; 0 for none. */
  readonly staking: bigint;
};

/** What staked AID earns, each figure with what it was measured on. */
export function stakeYield({ protocol, history, staking }: YieldOptions): StakeYield {
  const latest = snapshotOf(protocol);
  const billRate = measureBills(history, latest);
  const book = { bills: protocol.sheet.bills, stakedAssets: protocol.staking.totalAssets };
  // A price that fell tells of a loss. It stands in the exit price, and says nothing of what the bills pay next.
  const pays = billRate !== null && billRate.rate >= 0n ? billRate.rate : null;
  const running = pays === null ? null : aprRunning({ ...book, billRate: pays });
  return {
    billRate,
    running,
    runningAfter:
      pays !== null && staking > 0n ? aprRunning({ ...book, billRate: pays, stakedAssets: book.stakedAssets + staking }) : null,
    parts: pays === null || running === null ? [] : decompose(protocol, pays, running),
    realised: (["week", "month"] as const).map((window) => ({ window, measured: realisedOver(history, window, latest) })),
  };
}

/** A week tells every digit that is shown; the other spans serve where it cannot be had. */
const billWindows: readonly HistoryWindow[] = ["week", "month", "day", "hour"];

/** The least history, in seconds, that the bills' rate can be told from. */
export const shortestBillWindow = billWindows.map((window) => historyWindows[window]).reduce((a, b) => (a < b ? a : b));

/** A rate is not told when a single step of the price would move it by more than a hundredth of a per cent. */
const coarsest = one / 10_000n;

function measureBills(history: History, latest: Snapshot): Measured | null {
  for (const window of billWindows) {
    const from = history[window];
    const prices = from && billPrices(from, latest);
    if (from && prices && fineEnough(prices, latest.timestamp - from.timestamp)) return measure(prices, from, latest);
  }
  return null;
}

function fineEnough({ steps }: BillPrices, seconds: bigint): boolean {
  return steps > 0n && seconds > 0n && (one * secondsPerYear) / (steps * seconds) <= coarsest;
}

const hundredthOfAPercent = one / 10_000n;

function rounded(rate: bigint): bigint {
  return divide(rate, hundredthOfAPercent, "nearest") * hundredthOfAPercent;
}

/**
 * Everything held at the bills' rate, less what cash does not earn, less the protocol's fee. The sums are rounded, not
 * the parts: a statement whose lines do not add up helps nobody.
 */
function decompose({ sheet, staking }: ProtocolView, billRate: bigint, running: bigint): readonly YieldPart[] {
  const onStaked = (usdc: bigint) => divide(usdc * aidPerUsdc * billRate, staking.totalAssets, "floor");
  const all = rounded(onStaked(sheet.bills + sheet.cash));
  const earned = rounded(onStaked(sheet.bills));
  return [
    { id: "bills", rate: all },
    { id: "idle", rate: earned - all },
    { id: "fee", rate: rounded(running) - earned },
  ];
}
