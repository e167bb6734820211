import type { Hex } from "viem";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createHistoryClient, type HistoryClient } from "../lib/indexer/client";
import { type StartedStage, startStage } from "../world/stage/start-stage";
import { type TestIndexer, testIndexers, type TestIndexers } from "./testing/indexers";
import { liquidityPairs } from "./testing/liquidity-pairs";
import { moveLiquidity } from "./testing/liquidity";

let started: StartedStage;
let indexers: TestIndexers;
let indexer: TestIndexer;
let client: HistoryClient;

beforeAll(async () => {
  started = await startStage({ port: 0, timestamp: Date.UTC(2026, 10, 1) / 1_000 });
  indexers = await testIndexers(started.chain.rpcUrl);
  indexer = await indexers.start();
  client = createHistoryClient({ server: `${indexer.origin}/v1`, timeoutMs: 60_000 });
}, 300_000);
afterAll(async () => {
  await indexers.stop();
  await started.chain.stop();
});

/** All positions at the newest block, once the API tells of it: for two seconds an answer may be of the block before, and says so. */
async function positions() {
  const { number } = started.stage.head;
  await indexer.indexed(number);
  await expect.poll(async () => BigInt((await client.ask("liquidityPositions", { limit: "1000" })).block.number), { timeout: 20_000, interval: 100 }).toBe(number);
  return (await client.ask("liquidityPositions", { limit: "1000" })).data;
}

const same = (one: Hex, other: Hex): boolean => one.toLowerCase() === other.toLowerCase();

it("liquidity counts for whoever has it, second by second, as pool and manager say at blocks of the past", async () => {
  const { given, burned, foreign, straight, giver, taker } = await moveLiquidity(started.stage);
  const told = await positions();
  for (const [what, ours, theirs] of await liquidityPairs(client, started.stage.clients.publicClient, started.stage.addresses)) expect([what, ours]).toEqual([what, theirs]);
  const of = (rows: typeof told, id: number, account: Hex) => rows.find((row) => row.tokenId === id && same(row.account, account));
  for (const account of [giver, taker]) {
    expect(of(told, given, account)?.liquidity).toBe(0n);
    expect(of(told, given, account)?.liquiditySeconds).toBeGreaterThan(0n);
  }
  expect(of(told, burned, giver)?.liquidity).toBe(0n);
  expect(told.filter(({ tokenId }) => tokenId === foreign)).toEqual([]);
  const straights = told.filter(({ tokenId }) => tokenId === 0);
  expect(straights.map(({ account, owner, liquidity }) => [same(account, straight), same(owner, straight), liquidity > 0n])).toEqual([[true, true, true]]);

  // Who gave a position away, and who emptied it, gain nothing from then on; who has one does.
  await started.stage.block(started.stage.head.timestamp + 3_600);
  const later = await positions();
  for (const account of [giver, taker]) expect(of(later, given, account)?.liquiditySeconds).toBe(of(told, given, account)?.liquiditySeconds);
  expect((of(later, 0, straight)?.liquiditySeconds ?? 0n) - (of(told, 0, straight)?.liquiditySeconds ?? 0n)).toBe((straights[0]?.liquidity ?? 0n) * 3_600n);
}, 240_000);
