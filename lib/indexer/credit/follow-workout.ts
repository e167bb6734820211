import { type Auction, lastAsk, neverAsked } from "../../finance/credit";
import { rescheduleLoan } from "../../finance/credit/loan-charges";
import { closeLoan, settleLoan } from "../../finance/credit/loan-waterfall";
import type { DealRecord } from "./deal-record";
import { chargedBook, ended, type Known, timeOf, today, touched, withDeal } from "./follow";
import type { ArgsOf } from "./logs";

// What a deal and its auction tell after a default, and how it ends.

/** The auction's own words come first; the deal's follow. */
export function auctionOpened(record: DealRecord, { value }: ArgsOf<"auction", "AuctionStarted">, { place }: Known): DealRecord {
  const before = record.deal.auction;
  const auction: Auction = { value, startedAt: BigInt(place.time), unsoldAt: before === undefined ? neverAsked : lastAsk(before, BigInt(place.time)) };
  return withDeal(record, { auction });
}

export const liquidating = (record: DealRecord, known: Known): DealRecord => withDeal(touched(record, known), { stage: "liquidating", title: "seized" });

export function sold(record: DealRecord, { surplus }: ArgsOf<"deal", "Sold">, known: Known): DealRecord {
  const { purse } = record.deal;
  const book = chargedBook(record, known);
  // A price of nothing is no receipt.
  const settled = record.isSelling ? settleLoan(book, 0n).book : book;
  return { ...withDeal(record, { stage: "closed", closed: timeOf(known), ...ended, book: settled, purse: { ...purse, surplus: purse.surplus + surplus } }), isSelling: false };
}

export const handOverOffered = (record: DealRecord, { operator, principal, until }: ArgsOf<"deal", "HandOverOffered">): DealRecord =>
  withDeal(record, { offer: BigInt(operator) === 0n ? undefined : { principal, until } });

export function handedOver(record: DealRecord, { operator, senior, junior }: ArgsOf<"deal", "HandedOver">, known: Known): DealRecord {
  const before = touched(record, known);
  const book = chargedBook(before, known);
  const next = rescheduleLoan(book, { senior, junior, today: today(known), reported: book.reported });
  const { carrying } = before.deal;
  const change = {
    ...({ stage: "handed-over", debtor: "operator", handedOver: true, unproven: true, breaches: [], cause: [], defaulted: 0n, title: "seized" } as const),
    ...{ auction: undefined, offer: undefined, book: next, sharedFrom: today(known), settled: next.paid, carrying: carrying > senior ? senior : carrying },
  };
  return { ...withDeal(before, change), debtor: operator };
}

export const impairmentRealised = (record: DealRecord, { seniorLoss }: ArgsOf<"deal", "ImpairmentRealised">): DealRecord =>
  withDeal(record, { carrying: record.deal.carrying - seniorLoss });

/** A share of revenue ends: what it did not bring is struck out. */
export function closed(record: DealRecord, known: Known): DealRecord {
  const { book } = closeLoan(chargedBook(record, known));
  return withDeal(record, { stage: "closed", closed: timeOf(known), ...ended, book });
}
