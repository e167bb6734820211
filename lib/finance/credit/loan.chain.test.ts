import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { edgeNames, everyday } from "./testing/life-branches";
import { type Life, lifeOf } from "./testing/lives";
import { digestOf, startLoans } from "./testing/loan-chain";
import { tell } from "./testing/tell";

/** The long tests live through more. */
const count = Number(process.env.LIVES ?? 3_000);
const atOnce = 20;

let loans: Awaited<ReturnType<typeof startLoans>>;
beforeAll(async () => {
  loans = await startLoans();
});
afterAll(() => loans.stop());

const seeds = Array.from({ length: count }, (_, index) => index + 1);
const batches = Array.from({ length: Math.ceil(count / atOnce) }, (_, index) => seeds.slice(index * atOnce, (index + 1) * atOnce));

/** The lives of these seeds, and what is different in the first of them of which the chain says otherwise. */
async function compared(batch: readonly number[]): Promise<{ readonly lives: readonly Life[]; readonly difference: unknown }> {
  const lives = batch.map(lifeOf);
  const found = await loans.digests(lives);
  const index = lives.findIndex(({ numbers }, at) => numbers.some((left, step) => digestOf(left) !== found[at]?.[step]));
  const life = lives[index];
  return { lives, difference: life === undefined ? undefined : { seed: batch[index], ...(await differenceIn(life)) } };
}

/** What differs after the first step that does, by its place in LoanLives.sol's live(). */
async function differenceIn(life: Life) {
  const found = await loans.numbers(life);
  const index = life.numbers.findIndex((left, step) => left.some((value, place) => value !== found[step]?.[place]));
  const mirror = life.numbers[index] ?? [];
  const differing = mirror.flatMap((value, place) => (value === found[index]?.[place] ? [] : [{ place, mirror: value, chain: found[index]?.[place] }]));
  return { index, step: life.steps[index], differing, beginning: life.beginning };
}

describe("whole lives of loans", () => {
  it("go the same way on the chain and in the mirror, to the micro-dollar after every step", { timeout: 1_500_000 }, async () => {
    const reached = new Map<string, number>();
    let [steps, atEdges] = [0, 0];
    let coming = compared(batches[0] ?? []);
    for (const next of [...batches.slice(1), []]) {
      const { lives, difference } = await coming;
      expect(difference).toBeUndefined();
      // The chain works on these while the ones before are counted and the next are made.
      coming = compared(next);
      for (const life of lives) {
        for (const name of [...life.traits, ...life.edges]) reached.set(name, (reached.get(name) ?? 0) + 1);
        steps += life.steps.length;
        atEdges += [...life.edges].some((edge) => !everyday.has(edge)) ? 1 : 0;
      }
    }
    await coming;
    const list = [...reached].toSorted(([, a], [, b]) => b - a).map(([name, times]) => `${name} ${times}`);
    tell(`${count} lives, ${steps} steps, ${atEdges} lives at an edge: ${list.join(", ")}.`, process.env.TOLD);
    expect(atEdges).toBeGreaterThanOrEqual(count / 2);
    expect(edgeNames.filter((name) => (reached.get(name) ?? 0) < count / 150)).toEqual([]);
  });
});
