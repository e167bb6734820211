import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startOf } from "../../finance/credit/testing/deal-chain";
import { livesOf, type Start } from "../../finance/credit/testing/deal-lives";
import { type DealWorld, startDealWorld } from "../../finance/credit/testing/deal-world";
import { paymentWays } from "./receipt";
import { compareReplay } from "./testing/replay";
import { toldIn } from "./testing/told";

/** Batches of some 60 deals; the long tests replay more. A failure names its seed: FIRST_SEED and BATCHES=1 replay that one alone. */
const batches = Number(process.env.BATCHES ?? 2);
const firstSeed = Number(process.env.FIRST_SEED ?? 1);

let world: DealWorld;
let start: Start;
beforeAll(async () => {
  world = await startDealWorld(40);
  start = await startOf(world);
});
afterAll(() => world.stop());

describe("whole lives of deals, by what the contracts tell of them alone", () => {
  it("stand as on the chain after every block, and each payment was booked in one way", { timeout: 1_500_000 }, async () => {
    const ways = new Set<string>();
    let [figures, lives, unsure] = [0, 0, 0];
    for (let seed = firstSeed; seed < firstSeed + batches; seed += 1) {
      const batch = await livesOf(seed, 40, world, start);
      const compared = compareReplay(batch, await toldIn(world, batch));
      expect(compared.unlike).toEqual([]);
      for (const way of compared.ways) ways.add(way);
      [figures, lives, unsure] = [figures + compared.figures, lives + batch.lives.length, unsure + compared.unsure];
    }
    expect(figures).toBeGreaterThan(20_000 * batches);
    // Nothing but a few micro-dollars left over makes two ways alike; then the index asks the chain.
    expect(unsure).toBeLessThanOrEqual(lives / 20);
    // Few batches sell nothing, or do.
    const isAsked = (way: string): boolean => way !== "sale" || batches > 8;
    expect([...ways].filter(isAsked).toSorted()).toEqual(paymentWays.filter(isAsked).toSorted());
  });
});
