import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { telemetryAbi } from "../../abis/telemetry";
import { startStage, type StartedStage } from "../stage/start-stage";
import { daysOf, live, liveBetween, planOf, stir } from "./index";
import { customersPaid, dealFacts, type DealFacts, reportedBetween, wholeFacts } from "./testing/facts";

const plan = planOf("tiny", { seed: 20_261, end: Date.UTC(2026, 10, 1) / 1_000 });
const one = 10n ** 18n;
let started: StartedStage;
let deals: readonly DealFacts[];
let whole: Awaited<ReturnType<typeof wholeFacts>>;

beforeAll(async () => {
  started = await startStage({ port: 0, timestamp: plan.start - 3_600 });
  // A transaction that the story did not mean to be refused throws here.
  for (let day = 0; day < daysOf(plan); day += 1) await live(started.stage, plan, day);
  deals = await dealFacts(started.stage, plan);
  whole = await wholeFacts(started.stage, plan);
}, 180_000);
afterAll(() => started.chain.stop());

const dealOf = (key: string): DealFacts => {
  const found = deals.find((deal) => deal.plan.key === key);
  if (found === undefined) throw new Error(`There is no ${key}.`);
  return found;
};
const timesOf = ({ events }: DealFacts, name: string): number[] => events.filter((event) => event.name === name).map(({ time }) => time);
const sumOf = ({ events }: DealFacts, ...names: string[]): bigint =>
  events.filter(({ name }) => name === "Received").reduce((sum, { args }) => sum + names.reduce((all, name) => all + (args[name] as bigint), 0n), 0n);

const heartbeat = (): Promise<number> =>
  started.stage.clients.publicClient.readContract({ address: started.stage.addresses.Telemetry, abi: telemetryAbi, functionName: "heartbeatOf", args: [dealOf("meseta-share").titleId] });

describe("six weeks of a story", () => {
  it("end before their midnight, with a pilot that is repaid, machines that were sold, others that changed hands, a share that runs and a hybrid that raises", () => {
    expect(started.stage.head.timestamp).toBeLessThan(plan.end);
    expect(started.stage.head.timestamp).toBeGreaterThan(plan.end - 86_400);
    expect(deals.map(({ plan: { key }, stage }) => [key, stage])).toEqual([
      ["pilot", "Repaid"],
      ["copper-1", "Closed"],
      ["fjord-1", "HandedOver"],
      ["meseta-share", "Active"],
      ["rhine-hybrid", "Raising"],
    ]);
    const drawn = ["Proposed", "Raising", "Funded", "Active"];
    expect(dealOf("pilot").passed).toEqual([...drawn, "Repaid"]);
    expect(dealOf("copper-1").passed).toEqual([...drawn, "Defaulted", "Liquidating", "Closed"]);
    expect(dealOf("fjord-1").passed).toEqual([...drawn, "Defaulted", "HandedOver"]);
  });

  it("have the pilot filled by juniors within ten minutes", () => {
    const commitments = timesOf(dealOf("pilot"), "Committed");
    expect(commitments).toHaveLength(5);
    expect(Math.max(...commitments) - Math.min(...commitments)).toBeLessThanOrEqual(600);
  });

  it("have machines whose reported revenue is what customers paid, and what the share is reckoned from", async () => {
    const share = dealOf("meseta-share");
    const [due = 0n] = share.dueDays;
    const earned = await reportedBetween(started.stage, share, due);
    expect(earned).toBeGreaterThan(0n);
    expect(await customersPaid(started.stage, "meseta-share")).toBe(earned);
    const paid = sumOf(share, "seniorPrincipal", "seniorYield", "juniorPrincipal", "juniorYield");
    expect(paid).toBe((earned * BigInt(share.plan.revenueShareBps) + 9_999n) / 10_000n);
  });

  it("have yield for those who stake, a ticket that was served and others that wait, and trades", () => {
    expect(whole.entryPrice).toBeGreaterThan(one);
    // Of what was lent on the machines that were sold.
    expect(whole.losses.map(({ usdc = 0n }) => usdc > 0n)).toEqual([true]);
    expect(whole.served.length).toBeGreaterThan(0);
    expect(whole.queue.waiting).toBeGreaterThan(0);
    expect(whole.queue.unserved).toBeGreaterThan(0n);
    expect(whole.trades).toBeGreaterThan(10);
  });

  it("go on beyond their end with the same people, in parts of any length, and nobody does anything twice", async () => {
    const { stage } = started;
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
    const { stage } = started;
    const { trades, queue, sheet } = await wholeFacts(stage, plan);
    for (let turn = 0; turn < 30; turn += 1) await stir(stage, plan, turn);
    const after = await wholeFacts(stage, plan);
    expect(after.trades).toBeGreaterThan(trades);
    expect(after.queue.waiting).toBeGreaterThan(queue.waiting);
    expect(after.sheet[4]).toBeGreaterThan(sheet[4]);
  });
});
