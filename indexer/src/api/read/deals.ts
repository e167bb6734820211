import { and, asc, eq, gte, inArray, lt } from "ponder";
import { zeroAddress } from "viem";
import { addMonths, amortisations } from "../../../../lib/finance/credit";
import type { Head } from "../../../../lib/indexer/api/answer";
import { type AskedOf, pageFrom, type Readers } from "../../../../lib/indexer/api/readers";
import { dayText } from "../../../../lib/indexer/day-text";
import { type DealFigures, dealFigures } from "../../../../lib/indexer/deal-figures";
import { nearestDueDays, type ReadDueDays } from "../../../../lib/indexer/due-days";
import { instalmentRows, todayOf } from "../../../../lib/indexer/instalment-rows";
import { dealKinds, type DealDetail, type DealRow } from "../../../../lib/indexer/schemas/deals";
import { deal, instalment, payment } from "../../../schema/deals";
import { isInState, underscored } from "./deal-state";
import { type DealAtMoment, type DealLine, type Registers } from "./moments";
import { beyond, fitsInteger, sorted } from "./paging";
import type { Source } from "./source";
import { lower } from "./tickets";

type DealReaders = Pick<Readers, "deals" | "deal" | "dealSchedule" | "dealPayments" | "dealCalendar" | "calendar">;

const sortColumns = { number: deal.number, principal: deal.termPrincipal, raised: deal.raised } as const;

/** Days in a calendar at most: the book holds 128 open senior deals of 36 months; of deals of juniors alone there may be any number. */
const MOST_DAYS = 5_000;

export function dealReaders({ db, chainId }: Source, registers: Registers): DealReaders {
  async function byNumber(number: number): Promise<DealLine | undefined> {
    if (!fitsInteger(number)) return undefined;
    const [row] = await db.select().from(deal).where(and(eq(deal.chainId, chainId), eq(deal.number, number))).limit(1);
    return row;
  }
  async function figuresOf(rows: readonly DealLine[], head: Head): Promise<readonly DealRow[]> {
    return (await registers.at(rows, head.timestamp)).map(rowOf);
  }
  async function list({ query, after, head }: AskedOf<"deals">) {
    const { state, kind, borrower, sort, order, limit } = query;
    const columns = [sortColumns[sort], deal.number];
    const found = await db
      .select()
      .from(deal)
      .where(
        and(
          eq(deal.chainId, chainId),
          // An instalment is late for a second and longer: at the midnight that ends its day it is not yet.
          state === undefined ? undefined : isInState(state, Number(todayOf(head.timestamp - 1))),
          kind === undefined ? undefined : eq(deal.kind, underscored(kind)),
          borrower === undefined ? undefined : eq(deal.borrower, lower(borrower)),
          beyond(columns, after, order),
        ),
      )
      .orderBy(...sorted(columns, order))
      .limit(limit + 1);
    const { rows, next } = pageFrom(found, limit, (row) => [BigInt(row[columnNames[sort]]), BigInt(row.number)]);
    return { rows: await figuresOf(rows, head), next };
  }
  async function detail(row: DealLine, head: Head): Promise<DealDetail> {
    const [[at], planned] = await Promise.all([
      registers.at([row], head.timestamp),
      db.select().from(instalment).where(and(eq(instalment.chainId, chainId), eq(instalment.deal, row.address))).orderBy(asc(instalment.number)),
    ]);
    if (at === undefined) throw new Error("A deal that was found is gone.");
    const figures = dealFigures(at.record.deal, at.moment);
    const schedule = instalmentRows(at.record.deal, planned, figures.book, todayOf(head.timestamp));
    const { payoff, collateral, ltv, openBreaches } = figures;
    return { ...rowOf(at), debtor: row.debtor, terms: termsOf(row), now: { payoff, collateral, ltv, openBreaches: [...openBreaches] }, schedule: [...schedule] };
  }
  async function days(rows: readonly DealLine[], head: Head) {
    if (rows.length === 0) return [];
    const numbers = new Map(rows.map(({ address, number }) => [address, number]));
    const today = Number(todayOf(head.timestamp));
    const read: ReadDueDays<typeof instalment.$inferSelect> = (from, most) =>
      db
        .select()
        .from(instalment)
        .where(and(eq(instalment.chainId, chainId), inArray(instalment.deal, [...numbers.keys()]), from === "ahead" ? gte(instalment.dueDay, today) : lt(instalment.dueDay, today)))
        .orderBy(...sorted([instalment.dueDay, instalment.deal], from === "ahead" ? "asc" : "desc"))
        .limit(most);
    const due = await nearestDueDays(read, MOST_DAYS);
    return due.map(({ deal: address, number, dueDay, paidAt }) => {
      const name = `deal ${String(numbers.get(address) ?? "")}`;
      const day = dayText(BigInt(dueDay));
      const text = paidAt === null ? "What it asks for is known on the day; the deal's page tells what is due." : "Paid.";
      return { uid: `${address}-${String(number)}-${String(chainId)}@aid`, day, title: `AID ${name}: instalment ${String(number)}`, text };
    });
  }
  return {
    deals: list,
    async deal({ params, head }) {
      const row = await byNumber(params.id);
      return row && { data: await detail(row, head) };
    },
    async dealSchedule({ params, query: { order, limit }, after, head }) {
      const row = await byNumber(params.id);
      if (row === undefined) return undefined;
      const { schedule } = await detail(row, head);
      const ordered = order === "asc" ? schedule : schedule.toReversed();
      const last = after?.[0];
      const rest = ordered.filter(({ number }) => last === undefined || (order === "asc" ? number > last : number < last));
      return pageFrom(rest.slice(0, limit + 1), limit, ({ number }) => [BigInt(number)]);
    },
    async dealPayments({ params, query, after }) {
      const row = await byNumber(params.id);
      if (row === undefined) return undefined;
      const columns = [payment.block, payment.logIndex];
      const found = await db
        .select()
        .from(payment)
        .where(and(eq(payment.chainId, chainId), eq(payment.deal, row.address), beyond(columns, after, query.order)))
        .orderBy(...sorted(columns, query.order))
        .limit(query.limit + 1);
      const { rows, next } = pageFrom(found, query.limit, ({ block, logIndex }) => [BigInt(block), BigInt(logIndex)]);
      return { rows: rows.map(({ chainId: _chain, logIndex: _log, deal: _deal, way: _way, ...told }) => told), next };
    },
    async dealCalendar({ params, head }) {
      const row = await byNumber(params.id);
      return row && { name: `AID deal ${String(row.number)}`, days: await days([row], head) };
    },
    async calendar({ head }) {
      const open = await db.select().from(deal).where(and(eq(deal.chainId, chainId), inArray(deal.stage, ["active", "handed_over"]))).orderBy(asc(deal.number));
      return { name: "AID payment dates", days: await days(open, head) };
    },
  };
}

const columnNames = { number: "number", principal: "termPrincipal", raised: "raised" } as const;

function rowOf({ row, record, moment }: DealAtMoment): DealRow {
  const figures: DealFigures = dealFigures(record.deal, moment);
  const { outstandingSenior, outstandingJunior, carrying, impairment, arrears, daysLate, nextDueDay, state } = figures;
  const { number, address, token, borrower, raised, months, rateBps, seniorRateBps, proposedAt, drawnAt } = row;
  const firstDueDay = BigInt(row.firstDueDay);
  return {
    ...{ number, address, token, kind: dealKinds.find((kind) => underscored(kind) === row.kind) ?? "hybrid", state, titleId: Number(row.titleId), borrower },
    ...{ principal: row.termPrincipal, junior: row.termJunior, raised, months, rateBps, seniorRateBps, revenueShareBps: row.termRevenueShareBps },
    ...{ firstDueDay: dayText(firstDueDay), lastDueDay: dayText(addMonths(firstDueDay, months - 1)), proposedAt, drawnAt },
    ...{ outstandingSenior, outstandingJunior, carrying, impairment, arrears, daysLate, nextDueDay },
  };
}

function termsOf(row: DealLine): DealDetail["terms"] {
  const { servicer, minJunior, termBalloon, minInsurance, lateMarginBps, originationFeeBps, servicingFeeBps, drawLtvBps, breachLtvBps, graceDays } = row;
  const { juniorProRata, raiseDeadline, drawDeadline, contractedRevenue, contractExpiry, counterpartyClass, contractHash, documents } = row;
  const amortisation = amortisations.find((one) => underscored(one) === row.amortisation) ?? "bullet";
  return {
    ...{ servicer: servicer === zeroAddress ? null : servicer, minJunior, balloon: termBalloon, minInsurance, lateMarginBps, originationFeeBps, servicingFeeBps },
    ...{ drawLtvBps, breachLtvBps, graceDays, amortisation, juniorProRata, raiseDeadline, drawDeadline },
    ...{ contractedRevenue, contractExpiry, counterpartyClass, contractHash, documents },
  };
}
