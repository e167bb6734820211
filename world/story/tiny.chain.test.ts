import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { telemetryAbi } from "../../abis/telemetry";
import { liveBetween, planOf, stir } from "./index";
import { customersPaid, type DealFacts, reportedBetween, wholeFacts } from "./testing/facts";
import { type Told, toldOf } from "./testing/told";

const plan = planOf("tiny", { seed: 20_261, end: Date.UTC(2026, 10, 1) / 1_000 });
const one = 10n ** 18n;
let told: Told;

beforeAll(async () => {
  told = await toldOf(plan);
}, 180_000);
afterAll(() => told.chain.stop());

const timesOf = ({ events }: DealFacts, name: string): number[] => events.filter((event) => event.name === name).map(({ time }) => time);
const sumOf = ({ events }: DealFacts, ...names: string[]): bigint =>
  events.filter(({ name }) => name === "Received").reduce((sum, { args }) => sum + names.reduce((all, name) => all + (args[name] as bigint), 0n), 0n);

const heartbeat = (): Promise<number> =>
  told.stage.clients.publicClient.readContract({ address: told.stage.addresses.Telemetry, abi: telemetryAbi, functionName: "heartbeatOf", args: [told.dealOf("meseta-share").titleId] });

describe("six weeks of a story", () => {
  it("end before their midnight, with a pilot that is repaid, machines that were sold, others that changed hands, a share that runs, another one that too few wanted and a hybrid that raises", () => {
    expect(told.stage.head.timestamp).toBeLessThan(plan.end);
    expect(told.stage.head.timestamp).toBeGreaterThan(plan.end - 86_400);
    expect(told.deals.map(({ plan: { key }, stage }) => [key, stage])).toEqual([
      ["pilot", "Repaid"],
      ["copper-1", "Closed"],
      ["fjord-1", "HandedOver"],
      ["meseta-share", "Active"],
      ["delta-share", "Cancelled"],
      ["rhine-hybrid", "Raising"],
    ]);
    const drawn = ["Proposed", "Raising", "Funded", "Active"];
    expect(told.dealOf("pilot").passed).toEqual([...drawn, "Repaid"]);
    expect(told.dealOf("copper-1").passed).toEqual([...drawn, "Defaulted", "Liquidating", "Closed"]);
    expect(told.dealOf("fjord-1").passed).toEqual([...drawn, "Defaulted", "HandedOver"]);
    expect(told.dealOf("delta-share").passed).toEqual(["Proposed", "Raising", "Cancelled"]);
  });

  it("have machines of which nobody reported for 72 hours: a breach while it lasts, and no other", () => {
    const [breach = NaN] = timesOf(told.dealOf("meseta-share"), "BreachOpened");
    const [kept = NaN] = timesOf(told.dealOf("meseta-share"), "BreachClosed");
    expect([kept - breach, told.deals.flatMap((deal) => timesOf(deal, "BreachOpened"))]).toEqual([2 * 86_400, [breach]]);
  });

  it("have the pilot filled by juniors within ten minutes", () => {
    const commitments = timesOf(told.dealOf("pilot"), "Committed");
    expect(commitments).toHaveLength(5);
    expect(Math.max(...commitments) - Math.min(...commitments)).toBeLessThanOrEqual(600);
  });

  it("have machines whose reported revenue is what customers paid, and what the share is reckoned from", async () => {
    const share = told.dealOf("meseta-share");
    const [due = 0n] = share.dueDays;
    const earned = await reportedBetween(told.stage, share, due);
    expect(earned).toBeGreaterThan(0n);
    expect(await customersPaid(told.stage, "meseta-share")).toBe(earned);
    const paid = sumOf(share, "seniorPrincipal", "seniorYield", "juniorPrincipal", "juniorYield");
    expect(paid).toBe((earned * BigInt(share.plan.revenueShareBps) + 9_999n) / 10_000n);
  });

  it("have yield for those who stake, a ticket that was served and others that wait, and trades", () => {
    expect(told.whole.entryPrice).toBeGreaterThan(one);
    // Of what was lent on the machines that were sold.
    expect(told.whole.losses.map(({ usdc = 0n }) => usdc > 0n)).toEqual([true]);
    expect(told.whole.served.length).toBeGreaterThan(0);
    expect(told.whole.queue.waiting).toBeGreaterThan(0);
    expect(told.whole.queue.unserved).toBeGreaterThan(0n);
    expect(told.whole.trades).toBeGreaterThan(10);
  });

  it("go on beyond their end with the same people, in parts of any length, and nobody does anything twice", async () => {
    const { stage } = told;
    const { number } = stage.head;
    const noon = plan.end + 43_200;
    await liveBetween(stage, plan, plan.end, noon);
    expect(stage.head.number).toBeGreaterThan(number);
    expect(stage.head.timestamp).toBeLessThanOrEqual(noon);
    expect(await heartbeat()).toBe(plan.end);
    await liveBetween(stage, plan, noon, noon + 86_400);
    expect(await heartbeat()).toBe(plan.end + 86_400);
    const before = stage.head.number;
    await liveBetween(stage, plan, noon + 86_400, noon + 86_400);
    expect(stage.head.number).toBe(before);
  });

  it("are stirred at any time: somebody trades, saves or asks to leave", async () => {
    const { stage } = told;
    const { trades, queue, sheet } = await wholeFacts(stage, plan);
    for (let turn = 0; turn < 30; turn += 1) await stir(stage, plan, turn);
    const after = await wholeFacts(stage, plan);
    expect(after.trades).toBeGreaterThan(trades);
    expect(after.queue.waiting).toBeGreaterThan(queue.waiting);
    expect(after.sheet[4]).toBeGreaterThan(sheet[4]);
  });
});
