import { describe, expect, it } from "vitest";
import { commitToDeal, declareDefault, loanAt, payDeal, payoff, proposeDeal } from "../finance/credit";
import { active, at, day, exampleTerms as terms, firstDueDay, onDay, raising, start, usdc } from "../finance/credit/testing/example-deal";
import { dealFigures } from "./deal-figures";
import { instalmentRows } from "./instalment-rows";

/** The plan as the index keeps it from the draw on. */
const planned = instalmentRows(commitToDeal(raising(), at(start), terms.junior).deal, [], undefined, 20_508n);

describe("how a deal stands", () => {
  it("is current until the end of its due day, and late from then on", () => {
    const deal = active();
    const current = dealFigures(deal, at((firstDueDay + 1n) * day - 1n));
    expect(current).toMatchObject({ state: "active", daysLate: 0, outstandingSenior: usdc(240_000n), outstandingJunior: usdc(60_000n), carrying: usdc(240_000n), nextDueDay: "2026-04-05" });
    // Due on that day already: a twelfth, and interest of 40 days at 12 %.
    expect(current.arrears).toBe(usdc(25_000n) + 3_945_205_480n);
    expect(dealFigures(deal, onDay(firstDueDay + 3n))).toMatchObject({ state: "late", daysLate: 2, nextDueDay: "2026-04-05" });
    expect(dealFigures(deal, onDay(20_520n)).arrears).toBe(0n);
  });

  it("tells what pays it off, and how much is lent on what", () => {
    const deal = active();
    const figures = dealFigures(deal, onDay(20_520n));
    expect(figures.payoff).toBe(payoff(loanAt(deal, onDay(20_520n))));
    expect([figures.collateral, figures.ltv]).toEqual([usdc(500_000n), 6n * 10n ** 17n]);
    expect(dealFigures(deal, { ...onDay(20_520n), value: 0n }).ltv).toBeNull();
    expect(figures.position?.carrying).toBe(usdc(240_000n));
  });

  it("is its stage where lateness says nothing: before the draw, in default", () => {
    const nothing = { outstandingSenior: 0n, arrears: 0n, daysLate: 0, nextDueDay: null, payoff: null, ltv: null };
    expect(dealFigures(proposeDeal(terms), at(start))).toMatchObject({ state: "proposed", ...nothing });
    expect(dealFigures(raising(), at(start))).toMatchObject({ state: "raising", ...nothing });
    const moment = onDay(firstDueDay + 12n);
    const figures = dealFigures(declareDefault(active(), moment).deal, moment);
    expect([figures.state, figures.position]).toEqual(["defaulted", undefined]);
    expect(figures.impairment > 0n && figures.daysLate === 11).toBe(true);
    expect(() => dealFigures({ ...active(), stage: "none" }, moment)).toThrow(RangeError);
  });
});

describe("the instalments of a deal", () => {
  it("are planned as if it were drawn today, before it is", () => {
    expect(planned).toHaveLength(12);
    expect(planned[0]).toMatchObject({ number: 1, dueDay: "2026-04-05", plannedPrincipal: usdc(25_000n), plannedInterest: 3_945_205_480n, charged: false, askedPrincipal: 0n });
    expect(planned[11]).toMatchObject({ dueDay: "2027-03-05" });
    expect(instalmentRows(raising(), [], undefined, 20_508n)).toEqual(planned);
    expect(instalmentRows(raising(), [], undefined, firstDueDay + 1n)).toEqual([]);
  });

  it("say beside the plan what each asks for and what was paid of that", () => {
    const moment = onDay(firstDueDay);
    const asked = usdc(25_000n) + 3_945_205_480n;
    // The senior's interest, then its principal; the juniors' interest waits.
    const half = payDeal(active(), moment, { usdc: 3_945_205_480n + usdc(10_000n) }).deal;
    const [first, second] = instalmentRows(half, planned, loanAt(half, moment), firstDueDay);
    expect(first).toMatchObject({ charged: true, askedPrincipal: usdc(25_000n), askedYield: 3_945_205_480n, paidPrincipal: 11_578_082_192n, paidYield: 2_367_123_288n });
    expect(second).toMatchObject({ number: 2, dueDay: "2026-05-05", charged: false, askedPrincipal: 0n, paidPrincipal: 0n, plannedPrincipal: usdc(25_000n) });
    const whole = payDeal(active(), moment, { usdc: asked }).deal;
    expect(instalmentRows(whole, planned, loanAt(whole, moment), firstDueDay)[0]).toMatchObject({ paidPrincipal: usdc(25_000n), paidYield: 3_945_205_480n });
    // Without a plan that is known the rest is told all the same.
    expect(instalmentRows(whole, [], loanAt(whole, moment), firstDueDay)[0]).toMatchObject({ plannedPrincipal: 0n, askedPrincipal: usdc(25_000n) });
  });
});
