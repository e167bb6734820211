import { isInDefault } from "../../finance/credit";
import { payLoan } from "../../finance/credit/loan-waterfall";
import type { DealRecord } from "./deal-record";
import { bookIn, chargedBook, ended, type Known, timeOf, kindOf, kindsOf, proven, today, touched, withDeal } from "./follow";
import type { ArgsOf } from "./logs";
import { isNext, logPlaceOf } from "./log-place";
import { bookingsOf, type PaymentWay } from "./receipt";

// What a deal tells of money that comes in, of covenants and of defaults.

/** A receipt; its way of booking, undefined where none fits; and whether the loan follows from it, or from `known.book`. */
export type Receipt = { readonly record: DealRecord; readonly way: PaymentWay | undefined; readonly isSure: boolean };

export function received(record: DealRecord, parts: ArgsOf<"deal", "Received">, known: Known): Receipt {
  const { likely, ifRepaid, isSure } = bookingsOf(record, chargedBook(record, known), today(known), parts);
  const book = known.book ?? likely?.book ?? bookIn(record);
  const { purse, carrying } = record.deal;
  const repaid = parts.seniorPrincipal < carrying ? parts.seniorPrincipal : carrying;
  const deal = {
    ...record.deal,
    ...{ book, carrying: carrying - repaid },
    purse: { ...purse, servicing: purse.servicing + parts.servicing, juniors: purse.juniors + parts.juniorPrincipal + parts.juniorYield },
  };
  return { record: { ...record, deal: { ...deal, unproven: proven(deal) }, isSelling: false, receipt: { transaction: known.place.transaction, ifRepaid: known.book ?? ifRepaid?.book } }, way: likely?.way, isSure: isSure || known.book !== undefined };
}

/** The Treasury was told where the deal stands: after money may have come in, or after a breach. */
export function positionMoved(record: DealRecord, known: Known): DealRecord {
  const { book } = record.deal;
  if (book === undefined) return record;
  if (record.closedBreach !== undefined && isNext(known.place, record.closedBreach)) return record;
  return { ...touched(record, known), untold: { at: logPlaceOf(known.place), book } };
}

export function breachOpened(record: DealRecord, { kind }: ArgsOf<"deal", "BreachOpened">, { place }: Known): DealRecord {
  const opened = kindOf(kind);
  const { breaches, breachedAt } = record.deal;
  const isUntouched = record.untold !== undefined && isNext(place, record.untold.at);
  return withDeal(record, {
    ...{ breaches: breaches.includes(opened) ? breaches : [...breaches, opened], breachedAt: { ...breachedAt, [opened]: BigInt(place.time) } },
    ...(isUntouched ? { book: record.untold.book } : {}),
  });
}

export function breachClosed(record: DealRecord, { kind }: ArgsOf<"deal", "BreachClosed">, { place }: Known): DealRecord {
  const closed = kindOf(kind);
  const next = withDeal(record, { breaches: record.deal.breaches.filter((one) => one !== closed) });
  // In a default money that waits is applied besides.
  return isInDefault(record.deal) ? next : { ...next, closedBreach: logPlaceOf(place) };
}

export const defaultDeclared = (record: DealRecord, { cause }: ArgsOf<"deal", "DefaultDeclared">, known: Known): DealRecord =>
  withDeal(touched(record, known), { stage: "defaulted", cause: kindsOf(cause), defaulted: timeOf(known) });

export function cured(record: DealRecord, known: Known): DealRecord {
  const { handedOver, breaches, cause } = record.deal;
  return withDeal(touched(record, known), {
    ...{ stage: handedOver ? "handed-over" : "active", breaches: breaches.filter((kind) => !cause.includes(kind)), cause: [], defaulted: 0n },
    ...{ auction: undefined, offer: undefined },
  });
}

/** All is paid: by the receipt that was told just before, or by none where nothing had to be paid any more. */
export function repaid(record: DealRecord, known: Known): DealRecord {
  const { receipt } = record;
  const book = receipt?.transaction === known.place.transaction ? (receipt.ifRepaid ?? bookIn(record)) : payLoan(chargedBook(record, known), today(known), 0n).book;
  return withDeal(record, { stage: "repaid", ...ended, book });
}
