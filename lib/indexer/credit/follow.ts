import { breachKinds, type BreachKind, type Deal, dayOf, loanAt } from "../../finance/credit";
import type { LoanBook } from "../../finance/credit/loan";
import { bookOf } from "./receipt";
import type { DealRecord } from "./deal-record";
import type { Place } from "../place";
import type { ReportTold } from "./revenue";

/** What is known when a deal tells something: where, the reports that matter to its loan, and what only the chain could tell. */
export type Known = {
  readonly place: Place;
  /** Oldest first; the last one is the last of all. */
  readonly reports: readonly ReportTold[];
  /** The loan as the chain has it, after the receipt of which no way of booking fits. */
  readonly book?: LoanBook;
};

/** Of what is told, unix seconds. */
export const timeOf = ({ place }: Known): bigint => BigInt(place.time);
export const today = ({ place }: Known): bigint => dayOf(BigInt(place.time));

/** The record with another deal. */
export const withDeal = (record: DealRecord, change: Partial<Deal>): DealRecord => ({ ...record, deal: { ...record.deal, ...change } });

/** The loan, charged to the day. */
export const chargedBook = ({ deal }: DealRecord, { place, reports }: Known): LoanBook => loanAt(deal, { time: BigInt(place.time), reports });

/** An operator who has paid an instalment has shown that it pays; an instalment of nothing shows nothing. Mirrors DealPayments._proceed(). */
export function proven({ unproven, settled, book }: Deal): boolean {
  if (!unproven || book === undefined) return unproven;
  return !book.due.slice(settled, book.paid).some(({ chargedPrincipal, chargedYield }) => chargedPrincipal + chargedYield > 0n);
}

/** Whenever money may have come in, what is due by then is charged, though nothing came. */
export function touched(record: DealRecord, known: Known): DealRecord {
  if (record.deal.book === undefined) return record;
  const deal = { ...record.deal, book: chargedBook(record, known) };
  return { ...record, deal: { ...deal, unproven: proven(deal) } };
}

/** Kinds of breaches by their bits. */
export const kindsOf = (bits: number): readonly BreachKind[] => breachKinds.filter((_kind, index) => (bits >> index) % 2 === 1);
/** One kind by its number. RangeError for what is none. */
export function kindOf(index: number): BreachKind {
  const kind = breachKinds[index];
  if (kind === undefined) throw new RangeError(`There is no covenant ${index}.`);
  return kind;
}

/** Nothing is carried any more, and no covenant is watched. */
export const ended = { carrying: 0n, positioned: false, breaches: [], cause: [], unproven: false, title: "elsewhere", auction: undefined } as const satisfies Partial<Deal>;

export const bookIn = (record: DealRecord): LoanBook => bookOf(record.deal);
