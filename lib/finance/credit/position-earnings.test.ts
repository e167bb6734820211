import { describe, expect, it } from "vitest";
import { approvedPosition, closeRaise, commitToDeal, type Deal, declareDefault, earningPosition, loanAt, proposeDeal } from ".";
import { active, at, day, exampleTerms as terms, firstDueDay, funded, raising, start, usdc } from "./testing/example-deal";

const { raiseDeadline, drawDeadline } = terms;
const earns = (deal: Deal, onDay: bigint) => earningPosition(deal, loanAt(deal, at(onDay * day)));

describe("what the stakers' part of a deal is expected to earn", () => {
  it("is the senior rate on what is carried, of debt alone", () => {
    expect(earns(active(), 20_520n)).toEqual({ carrying: usdc(240_000n), rateBps: 900n, revenueShare: 0n, overdue: 0n, lateMarginBps: 500n });
  });

  it("has the overdue senior part of what is due", () => {
    const overdue = earns(active(), firstDueDay + 3n)?.overdue ?? 0n;
    // 240,000 · 9 % for 40 days, and of the twelfth of the principal all 25,000: the senior is repaid first.
    expect(overdue).toBe(2_367_123_288n + usdc(25_000n));
  });

  it("has of a hybrid the stakers' four fifths of the share, and of a pure share what is above the schedule", () => {
    // 30 days until the first due day: of twelve months of 40,000 that is 39,452.054795.
    const stub = { firstDueDay: 20_538n };
    expect(earns(active({ revenueShareBps: 1_000n, ...stub }), 20_510n)?.revenueShare).toBe(3_156_164_384n);
    // Four fifths of the revenue are 31,561.643836, of which 25,000 repay.
    const pure = { rateBps: 0n, seniorRateBps: 0n, revenueShareBps: 8_000n, ...stub };
    expect(earns(active(pure), 20_510n)?.revenueShare).toBe(5_249_315_068n);
  });

  it("is nothing before the draw, in default, and where juniors fund all of it", () => {
    const deal = active();
    const late = declareDefault(deal, at((firstDueDay + 11n) * day)).deal;
    expect(earns(late, firstDueDay + 11n)).toBeUndefined();
    const alone = active({ principal: terms.junior });
    expect(earns(alone, 20_520n)).toBeUndefined();
  });
});

describe("what an approved deal would earn", () => {
  it("is as if juniors committed all that is asked of them", () => {
    const expected = { carrying: usdc(240_000n), rateBps: 900n, revenueShare: 0n, overdue: 0n, lateMarginBps: 500n };
    expect(approvedPosition(raising(), raiseDeadline - 1n)).toEqual(expected);
    expect(approvedPosition(funded(), drawDeadline - 1n)).toEqual(expected);
  });

  it("is of a raise whose time is over what it has brought, whether somebody has closed it or not, and nothing below its minimum", () => {
    const half = commitToDeal(raising(), at(start), terms.minJunior).deal;
    const expected = { carrying: usdc(120_000n), rateBps: 900n, revenueShare: 0n, overdue: 0n, lateMarginBps: 500n };
    expect(approvedPosition(half, raiseDeadline)).toEqual(expected);
    expect(approvedPosition(closeRaise(half, at(raiseDeadline)).deal, raiseDeadline)).toEqual(expected);
    const less = commitToDeal(raising(), at(start), terms.minJunior - 1n).deal;
    expect(approvedPosition(less, raiseDeadline - 1n)).toBeDefined();
    expect(approvedPosition(less, raiseDeadline)).toBeUndefined();
    expect(approvedPosition(closeRaise(less, at(raiseDeadline)).deal, raiseDeadline)).toBeUndefined();
  });

  it("is nothing of one that is proposed only, or drawn, or for juniors alone, or that can no longer be drawn", () => {
    expect(approvedPosition(proposeDeal(terms), start)).toBeUndefined();
    expect(approvedPosition(active(), start + 8n * day)).toBeUndefined();
    expect(approvedPosition(raising({ principal: terms.junior }), start)).toBeUndefined();
    expect(approvedPosition(funded(), drawDeadline)).toBeUndefined();
    const half = commitToDeal(raising(), at(start), terms.minJunior).deal;
    expect(approvedPosition(half, drawDeadline - 1n)).toBeDefined();
    expect(approvedPosition(half, drawDeadline)).toBeUndefined();
  });
});
