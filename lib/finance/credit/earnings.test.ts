import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aprRunning } from "../apr-running";
import { aprParts, bookAfterDraws, type EarningBook, earningSums, type SeniorPosition } from "./earnings";

const usdc = (whole: bigint) => whole * 1_000_000n;
const aid = (whole: bigint) => whole * 10n ** 18n;
const percent = 10n ** 16n;
const position: SeniorPosition = { carrying: usdc(4_000_000n), rateBps: 1_200n, revenueShare: 0n, overdue: 0n, lateMarginBps: 500n };
const book: EarningBook = { cash: usdc(500_000n), bills: usdc(5_500_000n), billRate: 4n * percent, lent: earningSums([position]), exitFees: 0n };
const nothing = { debt: 0n, revenueShare: 0n, late: 0n, exitFees: 0n };

describe("where the return comes from", () => {
  it("is by hand: 10 million of assets, 6 of them in T-bills and cash at 4 %, 4 lent at 12 %", () => {
    // 2.4 % as if cash were in T-bills, 4.8 % of debt, a tenth of 2.2 + 4.8 % as fee, 0.2 % of idle drag.
    expect(aprParts(book, aid(10_000_000n))).toEqual({
      ...nothing,
      bills: 24n * 10n ** 15n,
      debt: 48n * 10n ** 15n,
      fee: 7n * 10n ** 15n,
      idleDrag: 2n * 10n ** 15n,
      total: 63n * 10n ** 15n,
    });
  });

  it("takes thirty days of revenue and of exit fees for a year, the fee on the first alone, and margins on what is overdue", () => {
    const lent = earningSums([{ ...position, carrying: 0n, revenueShare: usdc(30_000n), overdue: usdc(100_000n) }]);
    const parts = aprParts({ ...book, cash: 0n, bills: 0n, lent, exitFees: aid(3_000n) }, aid(10_000_000n));
    // 365,000, 5,000 and 36,500 a year on ten million; a tenth of the first two.
    expect(parts).toEqual({ ...nothing, bills: 0n, idleDrag: 0n, revenueShare: 365n * 10n ** 14n, late: 5n * 10n ** 14n, exitFees: 365n * 10n ** 13n, fee: 37n * 10n ** 14n, total: 3_695n * 10n ** 13n });
  });

  it("is of T-bills alone what the running rate of the book says", () => {
    const bills = { ...book, cash: 0n, lent: earningSums([]) };
    const running = aprRunning({ bills: book.bills, billRate: book.billRate, stakedAssets: aid(7_000_000n) }) ?? 0n;
    const difference = running - (aprParts(bills, aid(7_000_000n))?.total ?? 0n);
    expect(difference >= 0n && difference <= 1n).toBe(true);
  });

  it("is nothing while nothing is staked", () => {
    expect(aprParts(book, 0n)).toBeNull();
  });

  it("adds up to the total, which cash does not change but by what it could earn", () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });
    const rate = fc.bigInt({ min: 0n, max: 3_000n });
    const positions = fc.array(fc.record({ carrying: amount, rateBps: rate, revenueShare: amount, overdue: amount, lateMarginBps: rate }), { maxLength: 4 }).map(earningSums);
    const books = fc.record({ cash: amount, bills: amount, billRate: fc.bigInt({ min: 0n, max: 10n ** 18n }), lent: positions, exitFees: fc.bigInt({ min: 0n, max: 10n ** 24n }) });
    fc.assert(
      fc.property(books, fc.bigInt({ min: 1n, max: 10n ** 27n }), (any, stakedAssets) => {
        const parts = aprParts(any, stakedAssets);
        if (parts === null) throw new Error("Something is staked.");
        const { bills, debt, revenueShare, late, exitFees, fee, idleDrag, total } = parts;
        expect(bills + debt + revenueShare + late + exitFees - fee - idleDrag).toBe(total);
        const invested = aprParts({ ...any, cash: 0n }, stakedAssets)?.total ?? 0n;
        expect(total - invested <= 1n && invested - total <= 1n).toBe(true);
      }),
    );
  });
});

describe("the book once what is approved is drawn", () => {
  it("has paid with cash first, then with T-bills", () => {
    const small = { ...position, carrying: usdc(200_000n) };
    expect(bookAfterDraws(book, earningSums([small]))).toEqual({ ...book, cash: usdc(300_000n), lent: earningSums([position, small]) });
    const large = { ...position, carrying: usdc(1_000_000n) };
    expect(bookAfterDraws(book, earningSums([large]))).toMatchObject({ cash: 0n, bills: usdc(5_000_000n) });
    expect(bookAfterDraws(book, earningSums([]))).toEqual(book);
  });

  it("is none where there is not so much", () => {
    expect(bookAfterDraws(book, earningSums([{ ...position, carrying: usdc(6_000_000n) }]))).toMatchObject({ cash: 0n, bills: 0n });
    expect(bookAfterDraws(book, earningSums([{ ...position, carrying: usdc(6_000_000n) + 1n }]))).toBeUndefined();
  });
});
