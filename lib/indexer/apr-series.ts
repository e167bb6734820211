import { aprRealised } from "../finance/apr-realised";
import { earningFigures, type PriceAt } from "./apr-figures";
import type { AprFigures } from "./schemas/summary";

/** What a snapshot knows of the stakers' return. */
export type SnapshotAt = {
  readonly time: number;
  readonly entryPrice: bigint;
  readonly billPrice: bigint;
  readonly cash: bigint;
  readonly bills: bigint;
  readonly totalAssets: bigint;
  /** Of all exits at once until then. */
  readonly exitFees: bigint;
  readonly targetAprBps: number;
  readonly lentCarrying: bigint;
  readonly lentByRate: bigint;
  readonly lentByMargin: bigint;
  readonly lentRevenueShare: bigint;
  readonly approvedCarrying: bigint;
  readonly approvedByRate: bigint;
  readonly approvedByMargin: bigint;
  readonly approvedRevenueShare: bigint;
};

const day = 86_400;
const windows = { days7: 7 * day, days30: 30 * day, days90: 90 * day } as const;
export const longestWindow: number = windows.days90;

export type Rates = { readonly [Window in keyof typeof windows | "sinceStart"]: bigint | null } & Pick<AprFigures, "running" | "expected" | "target" | "billRate">;

/**
 * The yield at each moment in each of its meanings: what the price had earned over each window before it, between the first and the
 * last price in it (1e18, yearly, without compounding), null where the window begins before the prices do; and what the book paid and
 * would pay. The T-bills' rate and the fees are those since the first snapshot of the 30 days before, or as far back as there is one.
 * @param snapshots oldest first
 * @param period seconds between two of them, where none is missing
 * @param start the first price that there ever was
 */
export function aprSeries(snapshots: readonly SnapshotAt[], period: number, start: PriceAt | undefined): readonly { readonly time: number; readonly rates: Rates }[] {
  const begun = snapshots[0]?.time ?? 0;
  const firstWithin = (length: number): ((last: SnapshotAt) => SnapshotAt) => {
    let first = 0;
    return (last) => {
      while ((snapshots[first]?.time ?? last.time) < last.time - length) first += 1;
      return snapshots[first] ?? last;
    };
  };
  const rateOver = (length: number): ((last: SnapshotAt) => bigint | null) => {
    const first = firstWithin(length);
    return (last) => {
      const { time, entryPrice } = first(last);
      // A window's first price may be as late as two periods after it began.
      return begun > last.time - length + 2 * period ? null : rateBetween({ time, price: entryPrice }, last);
    };
  };
  const [days7, days30, days90, monthBefore] = [rateOver(windows.days7), rateOver(windows.days30), rateOver(windows.days90), firstWithin(windows.days30)];
  return snapshots.map((last) => ({
    time: last.time,
    rates: {
      ...{ days7: days7(last), days30: days30(last), days90: days90(last), sinceStart: start === undefined ? null : rateBetween(start, last) },
      ...earned(last, monthBefore(last)),
      target: last.targetAprBps,
    },
  }));
}

const rateBetween = (from: PriceAt, { time, entryPrice }: SnapshotAt): bigint | null => aprRealised({ p0: from.price, p1: entryPrice, seconds: BigInt(time - from.time) });

function earned(last: SnapshotAt, before: SnapshotAt): Pick<Rates, "running" | "expected" | "billRate"> {
  const { running, expected, billRate } = earningFigures({
    bills: { now: { time: last.time, price: last.billPrice }, before: { time: before.time, price: before.billPrice } },
    ...{ cash: last.cash, billsWorth: last.bills, stakedAssets: last.totalAssets, exitFees: last.exitFees - before.exitFees },
    lent: { carrying: last.lentCarrying, byRate: last.lentByRate, byMargin: last.lentByMargin, revenueShare: last.lentRevenueShare },
    approved: { carrying: last.approvedCarrying, byRate: last.approvedByRate, byMargin: last.approvedByMargin, revenueShare: last.approvedRevenueShare },
  });
  return { running, expected, billRate };
}
