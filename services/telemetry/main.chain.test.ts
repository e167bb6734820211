import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { telemetryAbi } from "../../abis/telemetry";
import { freePort } from "../../world/chain/ports";
import { type LocalWorld, startLocalWorld } from "../../world/testing/local-world";
import { keeperKey } from "../keeper/testing/keepers";
import { openJournal } from "./journal";
import { type Line, looks, reporterKey, titleOf } from "./testing/agents";
import { recorded } from "./testing/recorded";

const minutes = 10;
const period = minutes * 60;
const folder = mkdtempSync(join(tmpdir(), "aid-telemetry-"));

let world: LocalWorld;
let titleId: bigint;
let exporter: Server;
let sources: string;
let children: ChildProcess[] = [];

beforeAll(async () => {
  world = await startLocalWorld();
  titleId = await titleOf(world, 8);
  exporter = createServer((_request, response) => response.end(recorded("h100.prom")));
  await new Promise<void>((resolve) => exporter.listen(0, "127.0.0.1", resolve));
  const list = join(folder, "gpus.csv");
  writeFileSync(list, recorded("h100.csv"));
  sources = `http://127.0.0.1:${(exporter.address() as AddressInfo).port}/metrics,${list}`;
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  await world.testClient.setIntervalMining({ interval: 0 });
  await world.testClient.setAutomine(true);
});
afterAll(async () => {
  exporter.close();
  await world.stop();
  rmSync(folder, { recursive: true });
});

const until = <Value>(look: () => Value) => expect.poll(look, { timeout: 30_000, interval: 20 });
const statusOf = () => world.publicClient.readContract({ address: world.addresses.Telemetry, abi: telemetryAbi, functionName: "statusOf", args: [titleId] });

/** The agent as a process of its own: what it has written so far, and its exit code once it has ended. */
function startProcess(env: Record<string, string> = {}, ...args: string[]) {
  const file = fileURLToPath(new URL("./main.ts", import.meta.url));
  const standard = {
    ...{ PATH: process.env["PATH"], RPC_URLS: world.rpcUrl, TELEMETRY_TITLE_ID: String(titleId), TELEMETRY_SOURCES: sources },
    ...{ TELEMETRY_REPORTER_KEY: reporterKey, TELEMETRY_GAS_KEY: keeperKey, TELEMETRY_FOLDER: folder },
    ...{ TELEMETRY_SAMPLE_SECONDS: "5", TELEMETRY_REPORT_MINUTES: String(minutes), TELEMETRY_INTERVAL_SECONDS: "1" },
  };
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], { env: { NODE_ENV: "test", ...standard, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  const written = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (written.out += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (written.err += chunk));
  const lines = (): Line[] => written.out.split("\n").slice(0, -1).map((line) => JSON.parse(line) as Line);
  return { child, written, lines, events: (): string[] => lines().map(({ event }) => event), ended: once(child, "close").then(([code]) => code as number | null) };
}

describe("the telemetry agent's process", () => {
  it("killed between sending and the block, and started again, reports once, and the next report leaves no gap", async () => {
    const { timestamp } = await world.publicClient.getBlock();
    const full = Math.ceil((Number(timestamp) + period) / period) * period;
    const before = openJournal(folder, titleId);
    for (const stretch of looks(full - 300, full, 6)) before.add(stretch);
    // This machine's clock is behind the chain's: the agent goes by the chain's.
    await world.advance(full + 5 - Number(timestamp));
    await world.testClient.setAutomine(false);

    const first = startProcess();
    await until(() => first.events()).toContain("sent");
    first.child.kill("SIGKILL");
    await first.ended;
    expect(first.lines()).toContainEqual(expect.objectContaining({ event: "measured", gpus: 6, online: 6 }));
    expect(first.lines()).toContainEqual(expect.objectContaining({ event: "clock", why: "This machine's clock is behind the chain: set it right." }));

    const metrics = await freePort(0);
    const second = startProcess({ METRICS_PORT: String(metrics) });
    await until(() => second.events()).toContain("under-way");
    expect(await world.testClient.getTxpoolStatus()).toMatchObject({ pending: 1, queued: 0 });
    await world.testClient.mine({ blocks: 1 });
    await until(() => second.events()).toContain("idle");
    const reported = await statusOf();
    expect(reported).toMatchObject({ start: full - 300, end: full, gpusOnline: 6, revenue: 0n });
    // The last look before it was killed, and the first after it, belong to the next period, which begins where this one ended.
    await world.testClient.setAutomine(true);
    await world.advance(period);
    await world.testClient.setIntervalMining({ interval: 1 });
    await until(() => second.events().filter((event) => event === "done").length).toBe(1);
    expect(await statusOf()).toMatchObject({ start: full, gpusOnline: 6 });

    const told = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
    for (const line of ["aid_telemetry_sources 2", "aid_telemetry_sources_answered 2", "aid_telemetry_gpus_online 6", 'aid_agent_transactions_total{duty="report",fate="done"} 1']) expect(told).toContain(line);
    expect(told).toMatch(new RegExp(`^aid_telemetry_last_report_timestamp_seconds\\{title="${titleId}"\\} \\d{10}$`, "m"));

    second.child.kill("SIGTERM");
    expect(await second.ended).toBe(0);
    expect(second.events()).toContain("stopping");
    expect(second.events().at(-1)).toBe("stopped");
    for (const { written } of [first, second]) {
      expect(written.err).toBe("");
      for (const key of [keeperKey, reporterKey]) expect(written.out).not.toContain(key.slice(2));
    }
  });

  it("ends at once, in a sentence for each, where its environment is wrong", async () => {
    const agent = startProcess({ TELEMETRY_TITLE_ID: "seven", TELEMETRY_REPORT_MINUTES: "5" });
    expect(await agent.ended).toBe(1);
    expect(agent.lines()).toEqual([expect.objectContaining({ event: "refused", problems: [expect.stringContaining("TELEMETRY_TITLE_ID must"), expect.stringContaining("TELEMETRY_REPORT_MINUTES must")] })]);
    const other = startProcess({}, "--once");
    expect(await other.ended).toBe(1);
    expect(other.lines()[0]?.["problems"]).toEqual(["The telemetry agent measures until it is told to end: it knows no --once."]);
  });
});
