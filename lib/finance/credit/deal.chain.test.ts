import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dealTraits, edgeNames, everyday, rare } from "./testing/deal-branches";
import { differenceIn, startOf } from "./testing/deal-chain";
import { type Batch, livesOf, type Start } from "./testing/deal-lives";
import { type DealWorld, startDealWorld } from "./testing/deal-world";
import { tell } from "./testing/tell";

/** Deals that drew; the long tests live through more. A failure names its seed: FIRST_SEED and LIVES=1 play that batch alone. */
const count = Number(process.env.LIVES ?? 400);
const firstSeed = Number(process.env.FIRST_SEED ?? 1);
/** Deals that begin together on one chain; more come in the meantime, to refinance some of them. */
const atOnce = 40;

/** Lives from which on every edge must have been reached. A batch that is played alone need not come to any. */
const enough = { mostEdges: 400, rareEdges: 4_000 };

let world: DealWorld;
let start: Start;
beforeAll(async () => {
  world = await startDealWorld(atOnce);
  start = await startOf(world);
});
afterAll(() => world.stop());

/** The terms and all steps of the deal that differs, to see why and to play it again. */
function told(batch: Batch, name: string) {
  const life = batch.lives.find((one) => one.name === name);
  return life === undefined ? {} : { terms: life.deal.terms, temper: life.temper, steps: life.steps };
}

async function differenceOf(batch: Batch) {
  const difference = await differenceIn(world, batch);
  return difference === undefined ? undefined : { seed: batch.seed, ...difference, ...told(batch, difference.of) };
}

describe("whole lives of deals", () => {
  it("go the same way on the chain and in the mirror, to the wei after every step", { timeout: 1_500_000 }, async () => {
    const reached = new Map<string, number>();
    let [lives, undrawn, steps, atEdges, atSeveral] = [0, 0, 0, 0, 0];
    let coming: ReturnType<typeof differenceOf> = Promise.resolve(undefined);
    for (let seed = firstSeed; lives < count; seed += 1) {
      const batch = await livesOf(seed, atOnce, world, start);
      expect(await coming).toBeUndefined();
      // The chain plays this one while the mirror makes the next.
      coming = differenceOf(batch);
      for (const life of batch.lives) {
        for (const name of [...dealTraits(life.deal), ...life.edges]) reached.set(name, (reached.get(name) ?? 0) + 1);
        steps += life.steps.length;
        // What ended before its draw is compared like the others, and is no whole life.
        if (life.deal.drawn === 0n) {
          undrawn += 1;
          continue;
        }
        lives += 1;
        const edges = [...life.edges].filter((edge) => !everyday.has(edge)).length;
        atEdges += edges > 0 ? 1 : 0;
        atSeveral += edges > 1 ? 1 : 0;
      }
    }
    expect(await coming).toBeUndefined();
    const list = [...reached].toSorted(([, a], [, b]) => b - a).map(([name, times]) => `${name} ${times}`);
    tell(
      `${lives} lives of deals that drew, and ${undrawn} that did not, from seed ${firstSeed} on, ${steps} steps; of those that drew ${atEdges} at an edge, ${atSeveral} at several: ${list.join(", ")}.`,
      process.env.TOLD,
    );
    expect(atSeveral).toBeGreaterThanOrEqual(lives / 2);
    const times = (name: string): number => reached.get(name) ?? 0;
    expect(edgeNames.filter((name) => !everyday.has(name) && times(name) > lives / 2)).toEqual([]);
    const wanted = edgeNames.filter((name) => lives >= (rare.has(name) ? enough.rareEdges : enough.mostEdges));
    expect(wanted.filter((name) => times(name) < Math.max(1, Math.floor(lives / 1_000)))).toEqual([]);
  });
});
