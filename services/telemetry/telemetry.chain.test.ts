import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recoverAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { telemetryAbi } from "../../abis/telemetry";
import type { node} from "../../lib/server/rpc/testing/upstream";
import { startUpstream, status } from "../../lib/server/rpc/testing/upstream";
import { type LocalWorld, type SnapshotId, startLocalWorld } from "../../world/testing/local-world";
import { createMeter } from "../agent/meter";
import { otherKeeperKey } from "../keeper/testing/keepers";
import { printReports } from "./print-reports";
import { signReport } from "./report/sign-report";
import { agentOf, type Line, looks, memoryJournal, reporterKey, titleOf } from "./testing/agents";

const gpus = 16;
const hour = 3_600;
const reporter = privateKeyToAccount(reporterKey);
const folder = mkdtempSync(join(tmpdir(), "aid-telemetry-"));

let world: LocalWorld;
let titleId: bigint;
let ready: SnapshotId;
/** A full hour on the chain's clock, at least an hour after the title was issued; the chain is at two minutes past it. */
let full: number;

beforeAll(async () => {
  world = await startLocalWorld();
  titleId = await titleOf(world, gpus);
  const { timestamp } = await world.publicClient.getBlock();
  full = Math.ceil((Number(timestamp) + hour) / hour) * hour;
  await goTo(full + 120);
  ready = await world.snapshot();
});
beforeEach(() => world.revert(ready));
afterEach(() => world.testClient.setAutomine(true));
afterAll(async () => {
  await world.stop();
  rmSync(folder, { recursive: true });
});

async function goTo(time: number): Promise<void> {
  const { timestamp } = await world.publicClient.getBlock();
  await world.advance(time - Number(timestamp));
}

const register = () => ({ address: world.addresses.Telemetry, abi: telemetryAbi }) as const;
const statusOf = () => world.publicClient.readContract({ ...register(), functionName: "statusOf", args: [titleId] });
const reports = () => world.publicClient.getContractEvents({ ...register(), eventName: "Reported", fromBlock: 0n });
const until = <Value>(look: () => Value) => expect.poll(look, { timeout: 20_000, interval: 20 });
const inPool = async (): Promise<number> => (await world.testClient.getTxpoolStatus()).pending;

/** Looks from half an hour before the full hour on. */
const journal = (to = full + 110, online = gpus) => memoryJournal(looks(full - 1_800, to, online));

/** Bills of 2 USDC an hour from half an hour before the full hour on. */
function billsFile(): string {
  const time = (seconds: number) => new Date(seconds * 1_000).toISOString();
  const bill = { id: "1", from: time(full - 1_800), to: time(full - 1_800 + 1_000 * hour), usdc: "2000" };
  const file = join(folder, "bills.json");
  writeFileSync(file, JSON.stringify({ titleId: String(titleId), currency: "USDC", revenue: [bill] }));
  return file;
}

describe("a report", () => {
  it("of the time since the first look is sent once, and the next begins where it ended", async () => {
    const looked = journal();
    const agent = agentOf(world, { titleId, journal: looked, bills: billsFile() });
    expect(await agent.once()).toBe(true);
    expect(await statusOf()).toMatchObject({ start: full - 1_800, end: full, gpusOnline: gpus, utilisationBps: 5_000, revenue: 1_000_000n });
    expect(agent.said("done")).toEqual([expect.objectContaining({ duty: "report", energyWh: 4_000n, usdc: "1" })]);
    expect(agent.lines.at(-1)).toMatchObject({ event: "idle", why: "not-yet", hoursSinceReport: 0 });

    await goTo(full + hour + 120);
    looked.kept.push(...looks(full + 110, full + hour + 100, gpus - 1));
    expect(await agentOf(world, { titleId, journal: looked, bills: billsFile() }).once()).toBe(true);
    expect(await statusOf()).toMatchObject({ start: full, end: full + hour, gpusOnline: gpus - 1, revenue: 3_000_000n });
    expect(await reports()).toHaveLength(2);
  });

  it("is signed as the register reads it", async () => {
    const report = { titleId, start: full - 1_800, end: full, gpusOnline: 15, utilisationBps: 9_999, energyWh: 2n ** 63n, revenue: 2n ** 70n };
    const signature = await signReport(report, reporter, { chainId: world.chainId, telemetry: world.addresses.Telemetry });
    const hash = await world.publicClient.readContract({ ...register(), functionName: "reportHash", args: [report] });
    expect(await recoverAddress({ hash, signature })).toBe(reporter.address);
  });

  it("that is submitted again, by whomever, is refused", async () => {
    const agent = agentOf(world, { titleId, journal: journal() });
    await agent.once();
    const { input } = await world.publicClient.getTransaction({ hash: agent.said("sent")[0]?.["hash"] as `0x${string}` });
    const again = world.publicClient.call({ to: world.addresses.Telemetry, data: input, account: world.accounts.depositor });
    await expect(again).rejects.toThrow();
    // The same journal, in a process that knows of nothing.
    const copy = agentOf(world, { titleId, journal: journal() });
    expect(await copy.once()).toBe(true);
    expect(copy.said("sent")).toEqual([]);
    expect(await reports()).toHaveLength(1);
  });

  it("of two copies with keys of their own lands once, and nothing is missing between it and the next", async () => {
    await world.testClient.setAutomine(false);
    const both = [agentOf(world, { titleId, journal: journal(), bills: billsFile() }), agentOf(world, { titleId, journal: journal(full + 60), bills: billsFile(), key: otherKeeperKey })];
    const running = both.map((agent) => agent.once());
    await until(inPool).toBe(2);
    await world.testClient.mine({ blocks: 1 });
    expect(await Promise.all(running)).toEqual([true, true]);
    expect(both.flatMap(({ said }) => said("done"))).toHaveLength(1);
    expect(both.flatMap(({ said }) => said("reverted"))).toHaveLength(1);
    expect(await statusOf()).toMatchObject({ start: full - 1_800, end: full, revenue: 1_000_000n });
    expect(await reports()).toHaveLength(1);
  });

  it("that a reorganisation takes back is sent again, the same", async () => {
    const looked = journal();
    await agentOf(world, { titleId, journal: looked }).once();
    const before = await statusOf();
    await world.revert(ready);
    expect(await statusOf()).toMatchObject({ end: 0 });
    await agentOf(world, { titleId, journal: looked }).once();
    expect(await statusOf()).toEqual(before);
  });
});

describe("what is not sent", () => {
  const refusals = async (choice: Parameters<typeof agentOf>[1]): Promise<readonly Line[]> => {
    const agent = agentOf(world, choice);
    expect(await agent.once()).toBe(true);
    expect(agent.said("sent")).toEqual([]);
    expect(await statusOf()).toMatchObject({ end: 0 });
    return agent.lines;
  };

  it("more GPUs than titled, with a sentence that says what to do", async () => {
    expect(await refusals({ titleId, journal: journal(full + 110, 17) })).toEqual([
      expect.objectContaining({ level: "error", event: "idle", why: "TooManyGpus", detail: "17 GPUs are online, but 16 are titled: name those of the title in TELEMETRY_GPU_UUIDS." }),
    ]);
  });

  it("the signature of a key that the title does not name", async () => {
    const [line] = await refusals({ titleId, journal: journal(), reporter: otherKeeperKey });
    expect(line).toMatchObject({ level: "error", why: "NotReporter" });
    expect(line?.["detail"]).toContain(`The title names ${reporter.address} as its reporter`);
  });

  it("anything before there was a look, or of a title that does not live", async () => {
    expect(await refusals({ titleId, journal: memoryJournal() })).toEqual([expect.objectContaining({ level: "warn", why: "nothing-measured" })]);
    expect(await refusals({ titleId: titleId + 1n, journal: journal() })).toEqual([expect.objectContaining({ level: "warn", why: "TitleUnknown", id: titleId + 1n })]);
  });

  it("a report without the bills, until the heartbeat is due; what was earned until then is in the next one", async () => {
    const missing = join(folder, "none.json");
    const [line] = await refusals({ titleId, journal: journal(), bills: missing });
    expect(line).toMatchObject({ level: "warn", why: "bills-unreadable", detail: "none.json: The file cannot be read." });

    await goTo(full + 24 * hour + 120);
    const looked = memoryJournal(looks(full - 1_800, full + 24 * hour + 100, gpus));
    const agent = agentOf(world, { titleId, journal: looked, bills: missing });
    await agent.once();
    expect(agent.said("sent")).toEqual([expect.objectContaining({ withoutBills: "none.json: The file cannot be read." })]);
    expect(await statusOf()).toMatchObject({ end: full + 24 * hour, revenue: 0n });

    await goTo(full + 25 * hour + 120);
    looked.kept.push(...looks(full + 24 * hour + 100, full + 25 * hour + 100, gpus));
    await agentOf(world, { titleId, journal: looked, bills: billsFile() }).once();
    expect(await statusOf()).toMatchObject({ start: full + 24 * hour, end: full + 25 * hour, revenue: 51_000_000n });
  });
});

describe("servers", () => {
  it("that do not answer for a time are asked again, ever more seldom, and what is due is sent once", async () => {
    const server = await startUpstream(status(503));
    const agent = agentOf(world, { titleId, journal: journal(), rpcUrl: server.url });
    const running = agent.once();
    await until(() => agent.said("look-failed").length).toBe(1);
    server.behave(async ({ method, params }) => {
      const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
      const response = await fetch(world.rpcUrl, { method: "POST", headers: { "content-type": "application/json" }, body });
      return (await response.json()) as Awaited<ReturnType<ReturnType<typeof node>>>;
    });
    expect(await running).toBe(true);
    await server.stop();
    expect(await reports()).toHaveLength(1);
    const said = agent.lines.map((line) => Object.values(line).join()).join();
    expect(said).toContain("No server of the chain answers.");
    for (const secret of ["secret-key", reporterKey.slice(2)]) expect(said).not.toContain(secret);
  });
});

describe("an agent without a key for gas", () => {
  it("writes each report once, signed, and anybody can submit it", async () => {
    const { client, reporting } = agentOf(world, { titleId, journal: journal() });
    const lines: Line[] = [];
    const ending = new AbortController();
    const log = (level: string, event: string, facts = {}): unknown => lines.push({ level, event, ...facts });
    const printing = printReports({ client, addresses: world.addresses, reporting, intervalMs: 20, log, meter: createMeter([]) }, ending.signal);
    await until(() => lines.length).toBe(1);
    expect(lines[0]).toMatchObject({ event: "signed", titleId, start: full - 1_800, end: full, to: world.addresses.Telemetry });
    const hash = await world.walletFor("depositor").sendTransaction({ to: world.addresses.Telemetry, data: lines[0]?.["data"] as `0x${string}` });
    await world.publicClient.waitForTransactionReceipt({ hash });
    expect(await statusOf()).toMatchObject({ start: full - 1_800, end: full });
    await until(() => lines.map(({ event, why }) => [event, why])).toEqual([["signed", undefined], ["idle", "not-yet"]]);
    ending.abort();
    await printing;
  });
});
