import { and, asc, eq, gte } from "ponder";
import { earningSums } from "../../../../lib/finance/credit/earnings";
import type { Head } from "../../../../lib/indexer/api/answer";
import type { Readers } from "../../../../lib/indexer/api/readers";
import { aprFigures } from "../../../../lib/indexer/apr-figures";
import type { Summary } from "../../../../lib/indexer/schemas/summary";
import { snapshot } from "../../../schema/snapshots";
import { treasuryTotal } from "../../../schema/treasury";
import type { Book, DealBook } from "./deal-book";
import { mintingOf, queueOf, sharePriceOf, sheetOf } from "./figures";
import type { ProtocolView, ReadProtocol } from "./protocol";
import type { Source } from "./source";

const day = 86_400;
type Snapshot = typeof snapshot.$inferSelect;

/** The summary of a block; the stream of events tells of it too. */
export type ReadSummary = (head: Head) => Promise<Summary>;

export function createSummaryReader({ db, chainId }: Source, protocol: ReadProtocol, dealBook: DealBook): ReadSummary {
  /** The first hour that is known from a moment on. */
  async function firstSince(time: number): Promise<Snapshot | undefined> {
    const [row] = await db
      .select()
      .from(snapshot)
      .where(and(eq(snapshot.chainId, chainId), eq(snapshot.resolution, "hour"), gte(snapshot.start, time)))
      .orderBy(asc(snapshot.start))
      .limit(1);
    return row;
  }

  async function exitFeesSince(before: Snapshot | undefined): Promise<bigint> {
    const [row] = await db.select({ fees: treasuryTotal.exitFees }).from(treasuryTotal).where(eq(treasuryTotal.chainId, chainId));
    return (row?.fees ?? 0n) - (before?.exitFees ?? 0n);
  }

  async function aprOf(head: Head, view: ProtocolView, book: Book): Promise<Summary["apr"]> {
    const since = (days: number): Promise<Snapshot | undefined> => firstSince(head.timestamp - days * day);
    const [week, month, quarter, first] = await Promise.all([since(7), since(30), since(90), firstSince(0)]);
    const priceOf = (row: Snapshot | undefined) => row && { time: row.time, price: row.entryPrice };
    const now = { time: head.timestamp, price: view.staking.entryPrice };
    return aprFigures({
      now,
      starts: { days7: priceOf(week), days30: priceOf(month), days90: priceOf(quarter), sinceStart: priceOf(first) },
      bills: { now: { ...now, price: view.reserves.billPrice }, before: month && { time: month.time, price: month.billPrice } },
      ...{ cash: view.sheet.cash, billsWorth: view.sheet.bills, stakedAssets: view.staking.totalAssets, exitFees: await exitFeesSince(month) },
      ...{ lent: earningSums(book.positions), approved: earningSums(book.approved), targetBps: Number(view.reserves.targetApr) },
    });
  }

  return async (head) => {
    const [view, book] = await Promise.all([protocol(head), dealBook(head)]);
    const apr = await aprOf(head, view, book);
    return { sheet: sheetOf(view), sharePrice: sharePriceOf(view), apr, queue: queueOf(view), minting: mintingOf(view), deals: book.counts };
  };
}

export const summaryReaders = (read: ReadSummary): Pick<Readers, "summary"> => ({ summary: async ({ head }) => ({ data: await read(head) }) });
