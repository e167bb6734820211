import { describe, expect, it } from "vitest";
import { earningSums } from "../finance/credit/earnings";
import { aprFigures, type AprInput } from "./apr-figures";

const day = 86_400;
const one = 10n ** 18n;
const percent = 10n ** 16n;
const usdc = (whole: bigint) => whole * 1_000_000n;
const start = 1_767_225_600;
const at = (days: number, price: bigint) => ({ time: start + days * day, price });

const input: AprInput = {
  now: at(365, 1_050n * 10n ** 15n),
  starts: { days7: at(358, 1_049n * 10n ** 15n), days30: undefined, days90: at(365, one), sinceStart: at(0, one) },
  bills: { now: at(365, 1_040_000n), before: at(0, 1_000_000n) },
  ...{ cash: usdc(500_000n), billsWorth: usdc(5_500_000n), stakedAssets: 10_000_000n * one, exitFees: 0n, targetBps: 900 },
  lent: earningSums([{ carrying: usdc(4_000_000n), rateBps: 1_200n, revenueShare: 0n, overdue: 0n, lateMarginBps: 500n }]),
  approved: earningSums([{ carrying: usdc(1_000_000n), rateBps: 1_000n, revenueShare: 0n, overdue: 0n, lateMarginBps: 500n }]),
};

describe("the yield in each of its meanings", () => {
  const figures = aprFigures(input);

  it("says what was earned between which prices, and nothing where there are no two", () => {
    expect(figures.realised.sinceStart).toEqual({ rate: 5n * percent, from: start, to: start + 365 * day, fromPrice: one, toPrice: 1_050n * 10n ** 15n });
    expect(figures.realised.days30).toEqual({ rate: null, from: null, to: null, fromPrice: null, toPrice: null });
    // The head is the first price of this window too.
    expect(figures.realised.days90.rate).toBeNull();
  });

  it("counts with the T-bills' own rate, and adds up", () => {
    expect(figures.billRate).toBe(4n * percent);
    // As in lib/finance/credit/earnings.test.ts: 2.4 + 4.8 − 0.7 − 0.2 %.
    expect(figures.running?.total).toBe(63n * 10n ** 15n);
    expect((figures.runningApy ?? 0n) > 63n * 10n ** 15n).toBe(true);
  });

  it("expects what approved deals would bring, if they can be paid for", () => {
    // A million at 10 % instead of in T-bills and as cash: 5.8 % of debt, 1.6 % of bills less the fee on both, no idle cash.
    const { bills, debt, idleDrag } = figures.expected ?? { bills: 0n, debt: 0n, idleDrag: 1n };
    expect([debt, bills, idleDrag]).toEqual([58n * 10n ** 15n, 20n * 10n ** 15n, 0n]);
    expect(aprFigures({ ...input, approved: earningSums([{ carrying: usdc(7_000_000n), rateBps: 1_000n, revenueShare: 0n, overdue: 0n, lateMarginBps: 0n }]) }).expected).toBeNull();
  });

  it("takes T-bills whose price is not known, or fell, for earning nothing", () => {
    const unknown = aprFigures({ ...input, bills: { now: at(365, 1n), before: undefined } });
    expect([unknown.billRate, unknown.running?.bills]).toEqual([null, 0n]);
    const fallen = aprFigures({ ...input, bills: { now: at(365, 9n), before: at(0, 10n) } });
    expect([fallen.billRate, fallen.running?.bills]).toEqual([-10n * percent, 0n]);
  });

  it("has no running rate while nothing is staked", () => {
    const { running, expected, runningApy } = aprFigures({ ...input, stakedAssets: 0n });
    expect([running, expected, runningApy]).toEqual([null, null, null]);
  });
});
