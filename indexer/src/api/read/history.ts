import { and, eq, gte, lte } from "ponder";
import type { Place } from "../../../../lib/indexer/api/endpoint";
import { pageFrom, type Readers } from "../../../../lib/indexer/api/readers";
import type { PriceAt } from "../../../../lib/indexer/apr-figures";
import { aprSeries, longestWindow } from "../../../../lib/indexer/apr-series";
import type { Resolution } from "../../../../lib/indexer/kinds";
import { snapshot } from "../../../schema/snapshots";
import { beyond, type Order, sorted } from "./paging";
import type { Source } from "./source";

type Asked = {
  readonly query: { readonly from?: number | undefined; readonly to?: number | undefined; readonly resolution: Resolution; readonly order: Order; readonly limit: number };
  readonly after: Place | undefined;
};
type Snapshot = typeof snapshot.$inferSelect;

type HistoryReaders = Pick<Readers, "sharePriceHistory" | "aprHistory" | "balanceSheetHistory" | "supplyHistory">;

const periods: Readonly<Record<Resolution, number>> = { hour: 3_600, day: 86_400 };

/** Columns that the stakers' return follows from. */
const ofTheReturn = {
  ...{ time: snapshot.time, entryPrice: snapshot.entryPrice, billPrice: snapshot.billPrice, cash: snapshot.cash, bills: snapshot.bills },
  ...{ totalAssets: snapshot.totalAssets, exitFees: snapshot.exitFees, targetAprBps: snapshot.targetAprBps },
  ...{ lentCarrying: snapshot.lentCarrying, lentByRate: snapshot.lentByRate, lentByMargin: snapshot.lentByMargin, lentRevenueShare: snapshot.lentRevenueShare },
  ...{ approvedCarrying: snapshot.approvedCarrying, approvedByRate: snapshot.approvedByRate },
  ...{ approvedByMargin: snapshot.approvedByMargin, approvedRevenueShare: snapshot.approvedRevenueShare },
} as const;

/** What the protocol was at hours and days, as `Lens.protocol()` told it then. */
export function historyReaders({ db, chainId }: Source): HistoryReaders {
  async function snapshots({ query, after }: Asked): Promise<{ rows: readonly Snapshot[]; next: Place | undefined }> {
    const { from = 0, to, resolution, order, limit } = query;
    const found = await db
      .select()
      .from(snapshot)
      .where(
        and(
          ...[eq(snapshot.chainId, chainId), eq(snapshot.resolution, resolution)],
          // A row's own time is within its hour or day, so that the key leads to the first of them.
          ...[gte(snapshot.start, from - (from % periods[resolution])), gte(snapshot.time, from), to === undefined ? undefined : lte(snapshot.time, to)],
          beyond([snapshot.start], after, order),
        ),
      )
      .orderBy(...sorted([snapshot.start], order))
      .limit(limit + 1);
    return pageFrom(found, limit, ({ start }) => [BigInt(start)]);
  }
  async function firstPrice(): Promise<PriceAt | undefined> {
    const [row] = await db
      .select({ time: snapshot.time, price: snapshot.entryPrice })
      .from(snapshot)
      .where(and(eq(snapshot.chainId, chainId), eq(snapshot.resolution, "hour")))
      .orderBy(...sorted([snapshot.start], "asc"))
      .limit(1);
    return row;
  }
  return {
    sharePriceHistory: async (asked) => mapped(await snapshots(asked), ({ time, block, entryPrice, exitPrice }) => ({ time, block, entry: entryPrice, exit: exitPrice })),
    balanceSheetHistory: async (asked) =>
      mapped(await snapshots(asked), ({ time, block, cash, bills, deals, supply, staked, surplus, freeLiquidity, impairment }) => ({
        ...{ time, block, cash, bills, deals, supply, staked, surplus, freeLiquidity, impairment },
      })),
    supplyHistory: async (asked) =>
      mapped(await snapshots(asked), ({ time, block, supply, staked, setAside, shares, unservedShares }) => ({ time, block, supply, staked, setAside, shares, waitingShares: unservedShares })),
    async aprHistory(asked) {
      const page = await snapshots(asked);
      const times = page.rows.map(({ time }) => time);
      if (times.length === 0) return { rows: [], next: undefined };
      const seen = await db
        .select(ofTheReturn)
        .from(snapshot)
        .where(
          and(
            ...[eq(snapshot.chainId, chainId), eq(snapshot.resolution, asked.query.resolution)],
            ...[gte(snapshot.start, Math.min(...times) - longestWindow - 2 * periods[asked.query.resolution]), lte(snapshot.start, Math.max(...times))],
          ),
        )
        .orderBy(...sorted([snapshot.start], "asc"));
      const series = new Map(aprSeries(seen, periods[asked.query.resolution], await firstPrice()).map((one) => [one.time, one.rates]));
      return mapped(page, ({ time, block }) => {
        const rates = series.get(time);
        if (rates === undefined) throw new Error("A snapshot is not among its own.");
        return { time, block, ...rates };
      });
    },
  };
}

function mapped<Row, Other>({ rows, next }: { rows: readonly Row[]; next: Place | undefined }, map: (row: Row) => Other): { rows: readonly Other[]; next: Place | undefined } {
  return { rows: rows.map(map), next };
}
