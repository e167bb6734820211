import { and, asc, eq, gt, gte, lt } from "ponder";
import { hexToString, zeroHash } from "viem";
import { agedValue, startOfDay, titleValue } from "../../../../lib/finance/credit";
import { pageFrom, type Readers } from "../../../../lib/indexer/api/readers";
import { dayText } from "../../../../lib/indexer/day-text";
import { type TitleDetail, titleStates } from "../../../../lib/indexer/schemas/titles";
import { deal } from "../../../schema/deals";
import type { lastAppraisal } from "../../../schema/titles";
import { report, title } from "../../../schema/titles";
import type { Registers, TitleLine } from "./moments";
import { beyond, type Condition, sorted } from "./paging";
import type { Source } from "./source";

type AppraisalLine = typeof lastAppraisal.$inferSelect;

export function titleReaders({ db, chainId }: Source, registers: Registers): Pick<Readers, "titles" | "title" | "titleTelemetry"> {
  const appraisalsOf = async (ids: readonly bigint[]) => {
    const known = await registers.appraisals(ids);
    return (id: bigint): readonly AppraisalLine[] => known.get(id) ?? [];
  };
  async function found(id: number): Promise<TitleLine | undefined> {
    return (await registers.titles([BigInt(id)])).get(BigInt(id));
  }
  /** The number of a title's first report in a span of time; numbers and times grow together. */
  async function firstReport({ id }: TitleLine, span: Condition): Promise<number | undefined> {
    const [row] = await db
      .select({ number: report.number })
      .from(report)
      .where(and(eq(report.chainId, chainId), eq(report.titleId, id), span))
      .orderBy(asc(report.time), asc(report.number))
      .limit(1);
    return row?.number;
  }
  return {
    async titles({ query, after, head }) {
      const rows = await db
        .select()
        .from(title)
        .where(and(eq(title.chainId, chainId), beyond([title.id], after, query.order)))
        .orderBy(...sorted([title.id], query.order))
        .limit(query.limit + 1);
      const page = pageFrom(rows, query.limit, ({ id }) => [id]);
      const appraised = await appraisalsOf(page.rows.map(({ id }) => id));
      return { rows: page.rows.map((row) => figuresOf(row, appraised(row.id), head.timestamp)), next: page.next };
    },
    async title({ params, head }) {
      const row = await found(params.id);
      if (row === undefined) return undefined;
      const [appraised, deals] = await Promise.all([
        appraisalsOf([row.id]),
        db.select({ number: deal.number }).from(deal).where(and(eq(deal.chainId, chainId), eq(deal.titleId, row.id))).orderBy(asc(deal.number)),
      ]);
      return { data: { ...figuresOf(row, appraised(row.id), head.timestamp), ...detailsOf(row, appraised(row.id), head.timestamp), deals: deals.map(({ number }) => number) } };
    },
    async titleTelemetry({ params, query, after }) {
      const row = await found(params.id);
      if (row === undefined) return undefined;
      const { from, to, order, limit } = query;
      const [first, end] = await Promise.all([from === undefined ? 0 : firstReport(row, gte(report.time, from)), to === undefined ? undefined : firstReport(row, gt(report.time, to))]);
      if (first === undefined) return { rows: [], next: undefined };
      const reports = await db
        .select()
        .from(report)
        .where(
          and(
            ...[eq(report.chainId, chainId), eq(report.titleId, row.id)],
            ...[gte(report.number, first), end === undefined ? undefined : lt(report.number, end), beyond([report.number], after, order)],
          ),
        )
        .orderBy(...sorted([report.number], order))
        .limit(limit + 1);
      const { rows, next } = pageFrom(reports, limit, ({ number }) => [BigInt(number)]);
      return {
        rows: rows.map(({ start, end, gpusOnline, utilisationBps, energyWh, revenue, reporter, time, block, transaction }) => ({
          ...{ start, end, gpusOnline, utilisationBps, energyWh: Number(energyWh), revenue, reporter, time, block, transaction },
        })),
        next,
      };
    },
  };
}

/** Short strings of ASCII, filled up with zeros. */
const textOf = (hex: TitleLine["model"]): string => hexToString(hex).replace(/\0+$/, "");

function figuresOf(row: TitleLine, appraisals: readonly AppraisalLine[], time: number) {
  const { id, state, model, gpus, memoryGb, chassis, facility, country, owner, cover, insuredUntil } = row;
  const value = titleValue(appraisals.map((one) => ({ value: one.value, day: BigInt(one.day) })), BigInt(time));
  return {
    ...{ id: Number(id), state: titleStates.find((one) => one === state) ?? "released", model: textOf(model), gpus, memoryGb, chassis },
    ...{ facility: textOf(facility), country: textOf(country), owner: state === "released" ? null : owner },
    ...{ insuredFor: cover, insuredUntil: insuredUntil === 0 ? null : insuredUntil, value: value ?? null },
  };
}

function detailsOf(row: TitleLine, appraisals: readonly AppraisalLine[], time: number): Pick<TitleDetail, "bailee" | "reporter" | "deliveryDay" | "documents" | "appraisals" | "telemetry"> {
  const { bailee, reporter, deliveryDay, ownership, inspection, lienSearch, policy, reportedTo, gpusOnline, utilisationBps, revenue } = row;
  return {
    ...{ bailee, reporter, deliveryDay: deliveryDay === 0 ? null : dayText(BigInt(deliveryDay)) },
    documents: { ownership, inspection, lienSearch, policy: policy === zeroHash ? null : policy },
    appraisals: appraisals.map(({ appraiser, value, day }) => {
      const appraisedAt = startOfDay(BigInt(day));
      return { appraiser, value, agedValue: agedValue({ value, age: BigInt(time) - appraisedAt }), appraisedAt: Number(appraisedAt) };
    }),
    telemetry: { lastReport: reportedTo, gpusOnline, utilisationBps, revenue },
  };
}
