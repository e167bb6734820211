import { describe, expect, it } from "vitest";
import { dayOf, toDate } from "../../../lib/finance/credit/calendar";
import { firstDueDay } from "../acts/origination";
import { contractedRevenue, machineDay } from "../revenue";
import { daysOf, type DealPlan, type Plan } from "./plan";
import { planOf } from "./plan-of";

const end = Date.UTC(2026, 10, 23, 9, 30) / 1_000;
const seed = 7;
const plans = [planOf("tiny", { seed, end }), planOf("demo", { seed, end })];
const demo = planOf("demo", { seed, end });

const kindOf = ({ rateBps, revenueShareBps }: DealPlan): string => `${rateBps > 0 ? "rate" : ""}${revenueShareBps > 0 ? "share" : ""}`;
const dueDays = (plan: Plan): bigint[] => plan.deals.map((deal) => BigInt(firstDueDay(plan, deal)));

describe("the plan of a story", () => {
  it("is the same for the same seed and end, and ends at the midnight before", () => {
    expect(planOf("demo", { seed, end })).toEqual(demo);
    expect(planOf("demo", { seed: seed + 1, end }).depositors).not.toEqual(demo.depositors);
    expect(demo.end).toBe(Date.UTC(2026, 10, 23) / 1_000);
    expect(daysOf(demo)).toBe(365);
  });

  it("of the demo has at least 60 depositors and sixteen deals of all three kinds, on due days all over the month", () => {
    expect(demo.depositors.length).toBeGreaterThanOrEqual(60);
    expect(demo.deals).toHaveLength(16);
    expect(new Set(demo.deals.map(kindOf))).toEqual(new Set(["rate", "share", "rateshare"]));
    expect(new Set(dueDays(demo).map((day) => toDate(day).day)).size).toBeGreaterThanOrEqual(9);
  });

  it.each(plans)("of $size lends what is plausible: LTV, coupons and what customers pay for the instalments", ({ deals }) => {
    for (const deal of deals) {
      const ltv = deal.principal / (deal.machines.price * deal.machines.gpus);
      expect(ltv, deal.key).toBeGreaterThan(0.5);
      expect(ltv * 10_000, deal.key).toBeLessThan(deal.drawLtvBps);
      if (deal.revenueShareBps === 0) expect(deal.rateBps).toBeGreaterThanOrEqual(900);
      expect(deal.rateBps).toBeLessThanOrEqual(1_600);
      expect(deal.originationFeeBps).toBeLessThanOrEqual(300);
      if (deal.rateBps > 0) continue;
      // What revenue must bring in a month to repay on schedule, with the contracted revenue alone.
      const share = (Number(contractedRevenue(deal)) * deal.revenueShareBps) / 10_000 / 1e6;
      expect(share / (deal.principal / deal.months), deal.key).toBeGreaterThan(1.02);
    }
  });

  it.each(plans)("of $size raises what is asked for, or what it says is missing, before the draw", ({ deals }) => {
    for (const deal of deals) {
      const raised = deal.raise.reduce((sum, { usdc }) => sum + usdc, 0);
      expect(raised, deal.key).toBeLessThanOrEqual(deal.junior);
      for (const { day, usdc } of deal.raise) {
        expect(usdc, deal.key).toBeGreaterThan(0);
        expect(day, deal.key).toBeGreaterThan(deal.proposed);
        expect(day, deal.key).toBeLessThan(deal.drawn);
      }
    }
  });

  it.each(plans)("of $size has first due days after the last moment of drawing, two months after it at the latest", (plan) => {
    for (const [index, due] of dueDays(plan).entries()) {
      const deal = plan.deals[index];
      if (deal === undefined) throw new Error("There are more due days than deals.");
      const lastDraw = dayOf(BigInt(plan.start)) + BigInt(deal.drawn + 6);
      expect(due - lastDraw, deal.key).toBeGreaterThan(0n);
      expect(due - lastDraw, deal.key).toBeLessThanOrEqual(62n);
    }
  });
});

describe("what machines do on a day", () => {
  const [first] = demo.deals;
  if (first === undefined) throw new Error("There is no deal.");

  it("is what the registers accept, and what their service contract says within a tenth", () => {
    const days = Array.from({ length: 365 }, (_, day) => machineDay(demo, first, day, false));
    for (const { gpusOnline, utilisationBps, energyWh } of days) {
      expect(gpusOnline).toBeLessThanOrEqual(first.machines.gpus);
      expect(utilisationBps).toBeLessThanOrEqual(10_000);
      expect(Number.isInteger(energyWh)).toBe(true);
    }
    const year = days.reduce((sum, { revenue }) => sum + revenue, 0n);
    const ratio = Number(year) / Number(12n * contractedRevenue(first));
    expect(ratio).toBeGreaterThan(1.02);
    expect(ratio).toBeLessThan(1.12);
  });

  it("falls where customers leave, until somebody else runs them", () => {
    const fading = demo.deals.find(({ fades }) => fades !== undefined);
    if (fading?.fades === undefined) throw new Error("No deal fades.");
    const { from, percent } = fading.fades;
    const [before, after, later] = [machineDay(demo, fading, from - 1, false), machineDay(demo, fading, from, false), machineDay(demo, fading, from, true)];
    expect(after.revenue * 100n).toBeLessThan(before.revenue * BigInt(percent + 10));
    expect(later.revenue).toBeGreaterThan(after.revenue);
  });
});
