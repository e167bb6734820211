import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { liveBetween, planOf } from "./index";
import { customersPaid, dealFacts, type DealFacts, type DealEvent, reportedBetween } from "./testing/facts";
import { type Told, toldOf } from "./testing/told";

const plan = planOf("demo", { seed: 2_026, end: Date.UTC(2026, 10, 23) / 1_000 });
const one = 10n ** 18n;
const secondsPerDay = 86_400;
let told: Told;

beforeAll(async () => {
  told = await toldOf(plan);
});
afterAll(() => told.chain.stop());

const eventsOf = ({ events }: DealFacts, name: string): readonly DealEvent[] => events.filter((event) => event.name === name);
const dayOf = ({ time }: DealEvent): number => Math.floor((time - plan.start) / secondsPerDay);

describe("twelve months of a story", () => {
  it("have sixteen deals of all three kinds, and at the end all the stages that a reader of the book should see", () => {
    expect(told.deals).toHaveLength(16);
    const stages = told.deals.map(({ stage }) => stage);
    for (const stage of ["Raising", "Funded", "Active", "HandedOver", "Repaid", "Closed", "Cancelled"] as const) expect(stages).toContain(stage);
    const kinds = told.deals.map(({ plan: { rateBps, revenueShareBps } }) => `${rateBps > 0 ? "rate" : ""}${revenueShareBps > 0 ? "share" : ""}`);
    expect(new Set(kinds)).toEqual(new Set(["rate", "share", "rateshare"]));
  });

  it("pass every stage that a deal can have", () => {
    const passed = new Set(told.deals.flatMap((deal) => deal.passed));
    const all = ["Proposed", "Raising", "Funded", "Active", "Defaulted", "Liquidating", "HandedOver", "Repaid", "Closed", "Cancelled"] as const;
    expect([...passed].toSorted()).toEqual([...all].toSorted());
  });

  it("have a pilot of 100,000 filled by juniors within ten minutes", () => {
    const commitments = eventsOf(told.dealOf("pilot"), "Committed");
    expect(commitments).toHaveLength(8);
    expect(commitments.reduce((sum, { args }) => sum + (args["usdc"] as bigint), 0n)).toBe(100_000n * 10n ** 6n);
    const times = commitments.map(({ time }) => time);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(600);
    expect(told.dealOf("pilot").stage).toBe("Repaid");
  });

  it("end with one deal late, which is in no default yet", () => {
    const late = told.deals.filter(({ stage, secondsLate }) => (stage === "Active" || stage === "HandedOver") && secondsLate > BigInt(3 * secondsPerDay));
    expect(late.map(({ plan: { key } }) => key)).toEqual(["polder-2"]);
  });

  it("have one deal liquidated: its juniors lose all, and sAID a little", () => {
    const [sold] = eventsOf(told.dealOf("copper-1"), "Sold");
    expect(sold?.args["juniorLoss"]).toBe(137_000n * 10n ** 6n);
    expect(sold?.args["seniorLoss"]).toBeGreaterThan(0n);
    const [loss, ...others] = told.whole.losses;
    expect(others).toEqual([]);
    expect(loss?.usdc).toBe(sold?.args["seniorLoss"]);
    const burned = Number(loss?.burnedAid ?? 0n) / 1e18;
    expect(burned).toBeGreaterThan(10_000);
    expect(burned / (Number(told.whole.sheet[4]) / 1e18)).toBeLessThan(0.01);
  });

  it("have one deal handed over, one paid off early, one refinanced, one cured, one smaller than asked for", () => {
    const [handed] = eventsOf(told.dealOf("rhine-1"), "HandedOver");
    expect(handed?.args["juniorLoss"]).toBeGreaterThan(0n);
    const [repaid] = eventsOf(told.dealOf("polder-1"), "Repaid");
    expect(repaid === undefined ? 0 : dayOf(repaid)).toBe(215);
    const [drawn] = eventsOf(told.dealOf("refit-new"), "Drawn");
    expect(drawn?.args["replaced"]).toBe(told.dealOf("refit-old").deal);
    expect(told.dealOf("refit-old").stage).toBe("Repaid");
    expect(eventsOf(told.dealOf("alpine-1"), "Cured")).toHaveLength(1);
    expect(eventsOf(told.dealOf("gorge-hybrid"), "Funded")[0]?.args["raised"]).toBe(105_000n * 10n ** 6n);
  });

  it("have one reporter silent for 72 hours, which is a breach while it lasts, and no other breach", () => {
    const breaches = told.deals.flatMap((deal) => [...eventsOf(deal, "BreachOpened"), ...eventsOf(deal, "BreachClosed")].map((event) => [deal.plan.key, event.name, dayOf(event)]));
    expect(breaches).toEqual([
      ["harbour-share", "BreachOpened", 291],
      ["harbour-share", "BreachClosed", 293],
    ]);
  });

  it("have machines whose reported revenue is what customers paid up to the last due day, of every deal that goes on", async () => {
    const { stage } = told;
    const running = told.deals.filter((deal) => deal.stage === "Active" || deal.stage === "HandedOver");
    expect(running.length).toBeGreaterThan(6);
    for (const deal of running) {
      const last = deal.dueDays.findLast((day) => Number(day) * secondsPerDay < plan.end);
      if (last === undefined) throw new Error(`${deal.plan.key} has had no due day.`);
      expect(await customersPaid(stage, deal.plan.key), deal.plan.key).toBe(await reportedBetween(stage, deal, last));
    }
  });

  it("have pure shares whose payments are their part of that revenue", async () => {
    const shares = told.deals.filter(({ stage, plan: { rateBps } }) => rateBps === 0 && stage === "Active");
    expect(shares).toHaveLength(2);
    for (const deal of shares) {
      const parts = ["seniorPrincipal", "seniorYield", "juniorPrincipal", "juniorYield"];
      const paid = eventsOf(deal, "Received").reduce((sum, { args }) => sum + parts.reduce((all, part) => all + (args[part] as bigint), 0n), 0n);
      const earned = await customersPaid(told.stage, deal.plan.key);
      const owed = (earned * BigInt(deal.plan.revenueShareBps)) / 10_000n;
      // Late margin is on top where a month was late; each instalment is rounded up.
      expect(paid, deal.plan.key).toBeGreaterThanOrEqual(owed);
      expect(Number(paid - owed) / Number(owed), deal.plan.key).toBeLessThan(0.002);
    }
  });

  it("have a ticket that waited for days although it was due, others that wait at the end, and stakers who gained", () => {
    const services = new Map<bigint, number>();
    for (const { args } of told.whole.served) services.set(args.ticketId ?? 0n, (services.get(args.ticketId ?? 0n) ?? 0) + 1);
    expect(Math.max(...services.values())).toBeGreaterThan(3);
    expect(told.whole.queue.waiting).toBeGreaterThan(1);
    expect(told.whole.queue.unserved).toBeGreaterThan(100_000n * one);
    expect(told.whole.stakers).toBeGreaterThan(45);
    const year = Number(told.whole.entryPrice) / 1e18 - 1;
    expect(year).toBeGreaterThan(0.04);
    expect(year).toBeLessThan(0.12);
  });

  it("have trades on the market, and a third and more of what is staked lent", () => {
    expect(told.whole.trades).toBeGreaterThan(300);
    const [, , lent, , staked] = told.whole.sheet;
    const part = Number(lent) / 1e6 / (Number(staked) / 1e18);
    expect(part).toBeGreaterThan(0.35);
    expect(part).toBeLessThan(0.9);
  });

  it("take at most 5,000 blocks", () => {
    expect(told.stage.head.number).toBeLessThan(5_000n);
  });

  it("go on: the funded deal is drawn, the raising one is filled, and the late one defaults or pays", async () => {
    const { stage } = told;
    await liveBetween(stage, plan, plan.end, plan.end + 20 * secondsPerDay);
    const later = await dealFacts(stage, plan);
    const stageOf = (key: string) => later.find((deal) => deal.plan.key === key)?.stage;
    expect(stageOf("aurora-hybrid")).toBe("Active");
    expect(stageOf("tundra-1")).toBe("Active");
    const [then, late] = [told.dealOf("polder-2"), later.find(({ plan: { key } }) => key === "polder-2")];
    // One that only stays late is later by all of these days.
    expect(late?.stage !== then.stage || late.secondsLate < then.secondsLate + BigInt(20 * secondsPerDay)).toBe(true);
  });
});
