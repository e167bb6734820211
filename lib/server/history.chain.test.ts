import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { lensAbi } from "../../abis/lens";
import { type LocalWorld, startLocalWorld } from "../../world/testing/local-world";
import { snapshotOf } from "../screens/snapshot";
import type { getHistory as GetHistory } from "./history";

const day = 86_400;
let world: LocalWorld;
let getHistory: typeof GetHistory;

beforeAll(async () => {
  world = await startLocalWorld();
  vi.stubEnv("CHAIN_ID", String(world.chainId));
  vi.stubEnv("RPC_URLS", world.rpcUrl);
  ({ getHistory } = await import("./history"));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await world.stop();
});

async function latest() {
  const { number, timestamp } = await world.publicClient.getBlock();
  return { number, timestamp };
}

it("says nothing of a time before the chain", async () => {
  const { start, ...windows } = await getHistory(await latest());
  expect(windows).toEqual({ hour: null, day: null, week: null, fortnight: null, month: null, quarter: null });
  expect(start?.blockNumber).toBeGreaterThan(0n);
});

it("finds the first block at which the protocol was there", async () => {
  const { start } = await getHistory(await latest());
  const codeAt = (blockNumber: bigint) => world.publicClient.getCode({ address: world.addresses.Lens, blockNumber });
  expect(start).not.toBeNull();
  expect(await codeAt(start?.blockNumber ?? 0n)).toBeDefined();
  expect(await codeAt((start?.blockNumber ?? 1n) - 1n)).toBeUndefined();
});

it("finds the nearest block at or before each moment, and reads the protocol there", async () => {
  const before = await world.publicClient.getBlock();
  await world.advance(8 * day);
  const now = await latest();
  const { hour, day: yesterday, week, month } = await getHistory(now);

  // Between two blocks eight days apart there is none that could stand for an hour or a day ago.
  expect([hour, yesterday, month]).toEqual([null, null, null]);
  expect(week).toMatchObject({ blockNumber: before.number, timestamp: before.timestamp });
  const view = await world.publicClient.readContract({
    address: world.addresses.Lens,
    abi: lensAbi,
    functionName: "protocol",
    blockNumber: before.number,
  });
  expect(week).toEqual(snapshotOf(view));
});

it("goes on looking as the chain grows, and keeps what it found for a while", async () => {
  await world.advance(2 * 3_600);
  const now = await latest();
  const first = await getHistory(now);
  expect(first.hour).toBeNull();
  await world.advance(4_000);
  const later = await getHistory(await latest());
  expect(later.hour?.blockNumber).toBe(now.number);
  expect((await getHistory(await latest())).hour).toEqual(later.hour);
});

it("says nothing where the protocol was not there yet", async () => {
  const deployed = await world.publicClient.getBlock({ blockNumber: 1n });
  const history = await getHistory({ number: 2n, timestamp: deployed.timestamp + 3_700n });
  expect(history.hour).toBeNull();
});

it("shows nothing instead of failing when the chain is gone", async () => {
  const now = await latest();
  await world.stop();
  expect((await getHistory({ number: now.number + 1n, timestamp: now.timestamp + 40n * BigInt(day) })).hour).toBeNull();
});
