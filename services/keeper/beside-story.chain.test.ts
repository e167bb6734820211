import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chainClients } from "../../world/chain/clients";
import { openLiveStage } from "../../world/stage/live-stage";
import type { Stage } from "../../world/stage/stage";
import { startStage, type StartedStage } from "../../world/stage/start-stage";
import { live, liveBetween, type Plan, planOf } from "../../world/story";
import { actor } from "../../world/story/cast";
import { standings } from "../../world/story/known";
import { sceneOf } from "../../world/story/scene";
import { keeperOf } from "./testing/keepers";

const [hour, day] = [3_600, 86_400];
/** The day on which both raises of the plan end, at its midnight. */
const lastDay = 6;

/** Two deals, of each of which one junior of two comes: enough for the first. In days to come, which no keeper finds old. */
function planOfHalfRaises(): Plan {
  const whole = planOf("tiny", { seed: 20_261, end: Math.floor(Date.now() / 1_000) + 50 * day });
  const half = (key: string, minJunior: number) => whole.deals.flatMap((deal) => (deal.key === key ? [{ ...deal, minJunior, raise: deal.raise.slice(0, 1) }] : []));
  return { ...whole, deals: [...half("copper-1", 5_000), ...half("fjord-1", 25_000)] };
}

const plan = planOfHalfRaises();
const at = (storyDay: number, seconds: number): number => plan.start + storyDay * day + seconds;
let started: StartedStage;
let stage: Stage;

beforeAll(async () => {
  started = await startStage({ port: 0, timestamp: plan.start - hour });
  for (let one = 0; one < lastDay; one += 1) await live(started.stage, plan, one);
  // From here on as the demo lives on: what is sent is mined at once, the keeper's too.
  stage = await openLiveStage(chainClients(started.chain.rpcUrl, started.chain.chainId), started.stage.addresses);
  await stage.clients.testClient.setAutomine(true);
}, 180_000);
afterAll(() => started.chain.stop());

async function to(time: number): Promise<void> {
  const { testClient } = stage.clients;
  await testClient.setNextBlockTimestamp({ timestamp: BigInt(time) });
  await testClient.mine({ blocks: 1 });
}

/** Plays what the story has for these hours of a day, as it comes when the clock has passed all of them. Throws what is refused. */
async function liveHours(storyDay: number, from: number, until: number): Promise<void> {
  await to(at(storyDay, until * hour));
  await liveBetween(stage, plan, at(storyDay, from * hour), at(storyDay, until * hour));
}

const stages = async () => (await standings(sceneOf(stage, plan, lastDay))).map(({ plan: { key }, stage: name }) => [key, name]);
const sentByWatchman = () => stage.clients.publicClient.getTransactionCount({ address: actor("watchman").address });

describe("a keeper beside the people of the story", () => {
  it("ends the raises before them, and they go on as if it had been one of them", async () => {
    await liveHours(lastDay, 0, 1);
    expect(await stages()).toEqual([["copper-1", "Raising"], ["fjord-1", "Raising"]]);
    const before = await sentByWatchman();
    const keeper = keeperOf({ ...started.chain, addresses: stage.addresses });
    expect(await keeper.once()).toBe(true);
    expect(keeper.said("done").filter(({ duty }) => duty === "close-raise")).toHaveLength(2);
    // Whose moment to end raises it is, an hour and a quarter after midnight, still knows them as they stood before.
    await liveHours(lastDay, 1, 2);
    expect(await sentByWatchman()).toBe(before);
    await stage.block(at(lastDay, 2 * hour));
    expect(await stages()).toEqual([["copper-1", "Funded"], ["fjord-1", "Cancelled"]]);
    await liveHours(lastDay, 2, 23);
    await liveHours(lastDay + 1, 0, 13);
    expect(await stages()).toEqual([["copper-1", "Active"], ["fjord-1", "Cancelled"]]);
  });
});
