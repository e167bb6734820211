import { arrears, type LoanBook, type LoanReceipt, payoff } from "../../finance/credit/loan";
import { accelerateLoan, type LoanPayment, payLoan, prepayLoan, settleLoan } from "../../finance/credit/loan-waterfall";
import type { Deal } from "../../finance/credit";
import { toExactJson } from "./exact-json";
import type { DealRecord } from "./deal-record";

/** In which way money was booked: DealLedger's Way. */
export const paymentWays = ["due", "early", "everything", "sale"] as const;
export type PaymentWay = (typeof paymentWays)[number];

/** What a payment brought whom, micro-dollars: what Deal.Received tells. */
export type Parts = Omit<LoanReceipt, "rest">;
const partNames = ["servicing", "seniorPrincipal", "seniorYield", "juniorPrincipal", "juniorYield"] as const satisfies readonly (keyof Parts)[];

/** All of it, micro-dollars. */
export const totalOfParts = (parts: Parts): bigint => partNames.reduce((sum, name) => sum + parts[name], 0n);

/** A deal that is not drawn has no loan: nothing that the contracts do. */
export function bookOf({ book }: Deal): LoanBook {
  if (book === undefined) throw new RangeError("Money for a deal that has not drawn.");
  return book;
}

const booked: Readonly<Record<PaymentWay, (book: LoanBook, today: bigint, amount: bigint) => LoanPayment>> = {
  due: payLoan,
  early: prepayLoan,
  everything: (book, _today, amount) => accelerateLoan(book, amount),
  sale: (book, _today, amount) => settleLoan(book, amount),
};

/** The ways in which money can come in where a deal stands, the likeliest first. Mirrors DealPayments._charge(). */
function waysOf({ deal: { stage, cause }, isSelling }: DealRecord, isCovered: boolean): readonly PaymentWay[] {
  if (isSelling) return ["sale"];
  if (stage === "closed") return ["everything"];
  if (stage !== "defaulted" && stage !== "liquidating") return ["due", "early"];
  // What covers a missed payment counts as if there were no default; whether covenants still fail is not told.
  if (cause.length === 0) return isCovered ? ["due", "early"] : ["everything"];
  return ["everything", "early", "due"];
}

/** Nothing is owed any more: then the deal says so next. */
const isOver = (book: LoanBook): boolean => book.senior + book.junior === 0n && payoff(book) === 0n;

/** In which way a payment was booked, and what the loan is then. */
export type Booking = { readonly book: LoanBook; readonly way: PaymentWay };

/**
 * The ways that give each exactly what the deal tells. Where several do, one may end the loan, which the deal then says at once:
 * `ifRepaid`. `isSure` where one loan alone comes of it: two may where a few micro-dollars are left, and none does where the chain
 * knows of days on which the loan was rounded up and nothing was told.
 * @param book charged to the day
 */
export function bookingsOf(record: DealRecord, book: LoanBook, today: bigint, parts: Parts): { readonly likely: Booking | undefined; readonly ifRepaid: Booking | undefined; readonly isSure: boolean } {
  const total = totalOfParts(parts);
  const fitting = waysOf(record, total >= arrears(book)).flatMap((way): readonly Booking[] => {
    const { book: next, receipt } = booked[way](book, today, total);
    return partNames.every((name) => receipt[name] === parts[name]) ? [{ book: next, way }] : [];
  });
  const likely = fitting.find((one) => !isOver(one.book)) ?? fitting[0];
  return { likely, ifRepaid: fitting.find((one) => isOver(one.book)), isSure: new Set(fitting.map((one) => toExactJson(one.book))).size === 1 };
}
