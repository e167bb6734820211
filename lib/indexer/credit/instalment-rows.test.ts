import { describe, expect, it } from "vitest";
import { chargeLoan, openLoan } from "../../finance/credit/loan-charges";
import type { LoanTerms } from "../../finance/credit/loan";
import { payLoan, prepayLoan } from "../../finance/credit/loan-waterfall";
import { instalmentChanges, instalmentRows } from "./instalment-rows";

const terms: LoanTerms = {
  ...{ rateBps: 1_200n, seniorRateBps: 900n, revenueShareBps: 0n, lateMarginBps: 0n, servicingFeeBps: 0n, amortisation: "equal-principal", proRata: false },
  ...{ months: 4, firstDueDay: 20_031n, balloon: 0n, contractedRevenue: 0n },
};
const drawn = openLoan(terms, { senior: 600_000_000n, junior: 200_000_000n, today: 20_000n, reported: 0n });

describe("instalments as rows", () => {
  it("of a loan that was just drawn are its schedule", () => {
    expect(instalmentRows(drawn).map(({ number, scheduledPrincipal, isCharged, isPaid }) => [number, scheduledPrincipal, isCharged, isPaid])).toEqual(
      [1, 2, 3, 4].map((number) => [number, 200_000_000n, false, false]),
    );
  });

  it("tell what a payment paid of which, and which are fully paid by it", () => {
    const due = chargeLoan(drawn, 20_031n);
    const interest = instalmentRows(due)[0]?.chargedYield ?? 0n;
    const part = payLoan(due, 20_031n, 50_000_000n).book;
    expect(instalmentChanges(due, part).map(({ row, hasJustBeenPaid, ...paid }) => [row.number, paid, hasJustBeenPaid])).toEqual([
      // The juniors' interest comes after the senior's principal.
      [1, { principal: 50_000_000n - 4_586_302n, yield: 4_586_302n }, false],
    ]);
    const rest = 200_000_000n + interest - 50_000_000n;
    const whole = instalmentChanges(part, payLoan(part, 20_031n, rest).book);
    expect(whole.map(({ row, hasJustBeenPaid }) => [row.number, row.paidPrincipal, row.paidYield, hasJustBeenPaid])).toEqual([[1, 200_000_000n, interest, true]]);
  });

  it("a prepayment leaves the last ones less to ask for", () => {
    const paid = prepayLoan(drawn, 20_000n, 250_000_000n).book;
    expect(instalmentRows(paid).map(({ scheduledPrincipal }) => scheduledPrincipal)).toEqual([200_000_000n, 200_000_000n, 150_000_000n, 0n]);
  });

  it("do not change where nothing is known of the loan, or nothing changed", () => {
    expect(instalmentChanges(undefined, drawn)).toEqual([]);
    expect(instalmentChanges(drawn, drawn)).toEqual([]);
    expect(instalmentChanges(drawn, { ...drawn })).toEqual([]);
  });
});
