import { afterAll, beforeAll, expect, it } from "vitest";
import { startLocalWorld, type LocalWorld } from "../../../world/testing/local-world";
import { createChainAccess } from "../chain";
import { createReportReader } from "./report";

let world: LocalWorld;

beforeAll(async () => {
  world = await startLocalWorld();
});

afterAll(async () => {
  await world.stop();
});

it("tells all of a fresh world, and keeps it with its age when the chain is gone", async () => {
  const read = createReportReader(createChainAccess(world.chainId, [world.rpcUrl]), 5_000);
  const before = await read();
  expect(before.status.healthy).toBe(true);
  expect(before.servers).toMatchObject([{ state: "answers" }]);
  for (const part of [before.protocol, before.codes, before.governance, before.lending]) {
    expect(part.last).toBeDefined();
    expect(part.failingSince).toBeUndefined();
  }
  // 1,000 AID are staked from the start.
  expect(before.lending.last).toMatchObject({ paused: false, proposed: 0n, open: 0, mostOpen: 128n, lent: 0n, mostWithOne: 250_000_000n, reserveBps: 100n });
  expect(JSON.stringify(before.servers, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value))).not.toContain("127.0.0.1");

  await world.stop();
  await expect.poll(async () => (await read()).protocol.failingSince, { timeout: 15_000 }).toBeDefined();
  const after = await read();
  expect(after.status.reasons).toEqual([{ code: "chain-unreachable" }]);
  expect(after.protocol.last).toEqual(before.protocol.last);
  expect(after.servers).toMatchObject([{ state: "failed" }]);
});

it("still answers where nothing was ever read", async () => {
  const report = await createReportReader(createChainAccess(31337, ["http://127.0.0.1:1"]), 2_000)();
  for (const part of [report.protocol, report.codes, report.governance, report.lending]) {
    expect(part.last).toBeUndefined();
    expect(part.failingSince).toBeGreaterThan(0);
  }
});

it("tells that there is nothing on a chain without the protocol", async () => {
  const report = await createReportReader(createChainAccess(5, [world.rpcUrl]))();
  expect(report).toMatchObject({ status: { reasons: [{ code: "not-deployed" }] }, protocol: {}, codes: {}, governance: {}, lending: {} });
});
