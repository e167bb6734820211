import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { issuerAbi } from "../abis";
import { chainClients, type ChainClients } from "./chain/clients";
import { feedUpdatedAt } from "./external/feed-round";
import { startOracle, submitIfDue } from "./oracle";
import { type LocalWorld, type SnapshotId, startLocalWorld } from "./testing/local-world";

const hour = 3_600;
const day = 24 * hour;

let world: LocalWorld;
let clients: ChainClients;
let fresh: SnapshotId;

beforeAll(async () => {
  world = await startLocalWorld();
  clients = chainClients(world.rpcUrl);
  fresh = await world.snapshot();
});
beforeEach(() => world.revert(fresh));
afterAll(() => world.stop());

/** USDC that could be minted now, 6 decimals; 0 while minting is closed. */
const mintable = async (): Promise<bigint> => {
  const [now] = await world.publicClient.readContract({ address: world.addresses.Issuer, abi: issuerAbi, functionName: "mintable" });
  return now;
};
const headTime = async (): Promise<bigint> => (await world.publicClient.getBlock()).timestamp;

/** Lets time pass with nobody at the oracles. */
async function pass(seconds: number): Promise<void> {
  await world.testClient.increaseTime({ seconds });
  await world.testClient.mine({ blocks: 1 });
}

describe("the clock of the world", () => {
  it("closes minting when the feed has been silent for 26 hours", async () => {
    const updatedAt = await feedUpdatedAt(clients, world.addresses.UsdcUsdFeed);
    const at = (time: bigint) => world.testClient.setNextBlockTimestamp({ timestamp: time }).then(() => world.testClient.mine({ blocks: 1 }));
    await at(updatedAt + 26n * BigInt(hour));
    expect(await mintable()).toBeGreaterThan(0n);
    await at(updatedAt + 26n * BigInt(hour) + 1n);
    expect(await mintable()).toBe(0n);
    const args = [1_000_000n, world.accounts.depositor.address] as const;
    const mint = { address: world.addresses.Issuer, abi: issuerAbi, functionName: "mint", args, account: world.accounts.depositor } as const;
    await expect(world.publicClient.simulateContract(mint)).rejects.toThrow(/FeedStale/);
  });

  it.each([1, hour, day, 7 * day, 365 * day])("keeps minting open over a jump of %i seconds", async (seconds) => {
    const before = await headTime();
    await world.advance(seconds);
    expect(await headTime()).toBeGreaterThanOrEqual(before + BigInt(seconds));
    expect(await feedUpdatedAt(clients, world.addresses.UsdcUsdFeed)).toBeGreaterThanOrEqual(before + BigInt(seconds));
    expect(await mintable()).toBeGreaterThan(0n);
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses to move by %d seconds", async (seconds) => {
    await expect(world.advance(seconds)).rejects.toThrow(/moves forward by whole seconds/);
  });

  it("goes back with a restored snapshot", async () => {
    const before = await headTime();
    await world.advance(30 * day);
    await world.revert(fresh);
    await world.testClient.mine({ blocks: 1 });
    expect(await headTime()).toBeLessThan(before + BigInt(day));
    expect(await mintable()).toBeGreaterThan(0n);
  });

  it("is moved by a command, on the chain that RPC_PORT names", async () => {
    const before = await headTime();
    const command = fileURLToPath(new URL("./clock-command.ts", import.meta.url));
    const run = (port: string, ...args: string[]) =>
      spawnSync(process.execPath, ["--import", "tsx", command, ...args], { env: { ...process.env, RPC_PORT: port }, encoding: "utf8" });
    const moved = run(new URL(world.rpcUrl).port, "1d12h");
    expect(moved.stdout).toMatch(/^The chain's clock is at \d{4}-\d\d-\d\dT/);
    expect(moved.status).toBe(0);
    expect(await headTime()).toBeGreaterThanOrEqual(before + BigInt(36 * hour));
    expect(await mintable()).toBeGreaterThan(0n);
    expect(run("1", "7d")).toMatchObject({ status: 1, stderr: expect.stringMatching(/^No chain answers on port 1/) as string });
    expect(run("x", "7d").stderr).toMatch(/^RPC_PORT must be a port/);
    expect(run("1").stderr).toMatch(/^How far\?/);
  });
});

describe("the oracle", () => {
  it("submits once an hour has passed in chain time, and not before", async () => {
    const feed = world.addresses.UsdcUsdFeed;
    expect(await submitIfDue(clients, feed)).toBe(false);
    await pass(hour - 10);
    expect(await submitIfDue(clients, feed)).toBe(false);
    await pass(10);
    expect(await submitIfDue(clients, feed)).toBe(true);
    expect(await submitIfDue(clients, feed)).toBe(false);
  });

  it("opens minting again by itself after someone else has jumped the clock", async () => {
    const lines: string[] = [];
    const oracle = startOracle({ clients, feed: world.addresses.UsdcUsdFeed, log: (line) => lines.push(line) });
    try {
      await pass(40 * day);
      await expect.poll(mintable, { timeout: 20_000, interval: 50 }).toBeGreaterThan(0n);
    } finally {
      await oracle.stop();
    }
    expect(lines).toEqual(["Oracle: USDC / USD round submitted"]);
  });

  it("does not trip over a jump of the clock that submits at the same time", async () => {
    const oracle = startOracle({ clients, feed: world.addresses.UsdcUsdFeed, log: () => undefined });
    try {
      for (let jump = 0; jump < 10; jump += 1) await world.advance(2 * day);
    } finally {
      await oracle.stop();
    }
    expect(await mintable()).toBeGreaterThan(0n);
  });

  it("says once that the chain does not answer, and stops when told to", async () => {
    const lines: string[] = [];
    const gone = chainClients("http://127.0.0.1:1");
    const oracle = startOracle({ clients: gone, feed: world.addresses.UsdcUsdFeed, log: (line) => lines.push(line) });
    await expect.poll(() => lines.length, { timeout: 10_000 }).toBe(1);
    await oracle.stop();
    expect(lines).toHaveLength(1);
  });
});
