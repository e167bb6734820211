import { and, asc, eq, gt, inArray, or } from "ponder";
import { type Appraisal, type DealMoment, highestValue, titleValue } from "../../../../lib/finance/credit";
import { createRecordReader, type DealRecord } from "../../../../lib/indexer/credit/deal-record";
import { recentReports, reportsMatterAfter, type ReportTold } from "../../../../lib/indexer/credit/revenue";
import { rosterMember } from "../../../schema/governance";
import type { deal } from "../../../schema/deals";
import { lastAppraisal, report, title } from "../../../schema/titles";
import type { Source } from "./source";

export type DealLine = typeof deal.$inferSelect;
export type TitleLine = typeof title.$inferSelect;

/** A deal, what it told, and what the registers say of its title at a moment. */
export type DealAtMoment = { readonly row: DealLine; readonly record: DealRecord; readonly moment: DealMoment };

/** What the registers say of titles. */
export type Registers = {
  /** Appraisals that count, by title: the last of each appraiser who is listed. */
  appraisals(titleIds: readonly bigint[]): Promise<ReadonlyMap<bigint, readonly (typeof lastAppraisal.$inferSelect)[]>>;
  titles(ids: readonly bigint[]): Promise<ReadonlyMap<bigint, TitleLine>>;
  at(rows: readonly DealLine[], time: number): Promise<readonly DealAtMoment[]>;
};

/** More than are open at once, and a few pages of a list. */
const REMEMBERED_DEALS = 2_048;

export function createRegisters({ db, chainId }: Source): Registers {
  const recordOf = createRecordReader(REMEMBERED_DEALS);
  async function appraisals(titleIds: readonly bigint[]): ReturnType<Registers["appraisals"]> {
    if (titleIds.length === 0) return new Map();
    const [listed, rows] = await Promise.all([
      db.select({ account: rosterMember.account }).from(rosterMember).where(and(eq(rosterMember.chainId, chainId), eq(rosterMember.roster, "appraiser"), eq(rosterMember.listed, true))),
      db.select().from(lastAppraisal).where(and(eq(lastAppraisal.chainId, chainId), inArray(lastAppraisal.titleId, [...titleIds]))),
    ]);
    const names = new Set(listed.map(({ account }) => account));
    const counted = new Map<bigint, (typeof lastAppraisal.$inferSelect)[]>(titleIds.map((id) => [id, []]));
    for (const row of rows) if (names.has(row.appraiser)) counted.get(row.titleId)?.push(row);
    return counted;
  }
  async function titles(ids: readonly bigint[]): ReturnType<Registers["titles"]> {
    if (ids.length === 0) return new Map();
    const rows = await db.select().from(title).where(and(eq(title.chainId, chainId), inArray(title.id, [...ids])));
    return new Map(rows.map((row) => [row.id, row]));
  }
  /** Reports that tell revenue which has not been charged yet, by title, asked at once for all; nothing is asked of a deal that shares none. */
  async function reports(asked: ReadonlyMap<bigint, bigint>): Promise<ReadonlyMap<bigint, readonly ReportTold[]>> {
    if (asked.size === 0) return new Map();
    const ofEach = [...asked].map(([id, after]) => and(eq(report.titleId, id), gt(report.time, Number(after))));
    const rows = await db
      .select({ titleId: report.titleId, time: report.time, revenue: report.revenueInAll })
      .from(report)
      .where(and(eq(report.chainId, chainId), or(...ofEach)))
      .orderBy(asc(report.titleId), asc(report.time), asc(report.number));
    const told = new Map<bigint, ReportTold[]>();
    for (const { titleId, time, revenue } of rows) {
      const one = told.get(titleId) ?? [];
      one.push({ time: BigInt(time), revenue });
      told.set(titleId, one);
    }
    return told;
  }
  async function at(rows: readonly DealLine[], time: number): Promise<readonly DealAtMoment[]> {
    const records = rows.map((row) => ({ row, record: recordOf(row.address, row.state) }));
    const ids = [...new Set(rows.map(({ titleId }) => titleId))];
    const [values, known] = await Promise.all([appraisals(ids), titles(ids)]);
    const asked = new Map<bigint, bigint>();
    for (const { row, record } of records) {
      const after = reportsMatterAfter(record.deal);
      const least = asked.get(row.titleId);
      if (after !== undefined && typeof known.get(row.titleId)?.submittedAt === "number") asked.set(row.titleId, least === undefined || after < least ? after : least);
    }
    const told = await reports(asked);
    return records.map(({ row, record }) => {
      const line = known.get(row.titleId);
      const said: readonly Appraisal[] = (values.get(row.titleId) ?? []).map(({ value, day }) => ({ value, day: BigInt(day) }));
      return { row, record, moment: momentOf(said, line, reportsOf(record, line, told), BigInt(time)) };
    });
  }
  return { appraisals, titles, at };
}

/** What a deal has been told since what it has charged; where that is nothing, the last word of its title. */
function reportsOf({ deal: one }: DealRecord, line: TitleLine | undefined, told: ReadonlyMap<bigint, readonly ReportTold[]>): readonly ReportTold[] {
  const after = reportsMatterAfter(one);
  const submittedAt = line?.submittedAt;
  if (after === undefined || line === undefined || submittedAt === undefined || submittedAt === null) return [];
  const since = (told.get(line.id) ?? []).filter(({ time }) => time > after);
  return recentReports(one, since.length > 0 ? since : [{ time: BigInt(submittedAt), revenue: line.revenue }]);
}

/** Draws are not reckoned with here, nor whether Circle has paused or frozen anything. */
function momentOf(said: readonly Appraisal[], line: TitleLine | undefined, reports: readonly ReportTold[], time: bigint): DealMoment {
  return {
    ...{ time, value: titleValue(said, time) ?? 0n, highest: highestValue(said, time) ?? 0n, lendable: 0n },
    insurance: { cover: line?.cover ?? 0n, expiry: BigInt(line?.insuredUntil ?? 0) },
    ...{ heartbeat: BigInt(line?.reportedTo ?? 0), reports, usdcPaused: false, frozen: { deal: false, treasury: false } },
  };
}
