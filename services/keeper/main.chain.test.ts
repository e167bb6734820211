import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { privateKeyToAccount } from "viem/accounts";
import { stakedAidAbi } from "../../abis";
import { node, startUpstream } from "../../lib/server/rpc/testing/upstream";
import { maturity, requestAs, stakeAs } from "../../world/testing/leaving";
import { freePort } from "../../world/chain/ports";
import { type LocalWorld, type SnapshotId, startLocalWorld } from "../../world/testing/local-world";
import { keeperKey, type Line } from "./testing/keepers";

const aid = 10n ** 18n;
const { address } = privateKeyToAccount(keeperKey);

let world: LocalWorld;
let due: SnapshotId;
let children: ChildProcess[] = [];
const folder = mkdtempSync(join(tmpdir(), "aid-keeper-"));

beforeAll(async () => {
  world = await startLocalWorld();
  const leaver = world.accounts.verifiedRedeemer;
  await requestAs(world, leaver, await stakeAs(world, leaver, 100n * aid));
  await world.advance(maturity);
  due = await world.snapshot();
});
beforeEach(() => world.revert(due));
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  await world.testClient.setAutomine(true);
});
afterAll(async () => {
  await world.stop();
  rmSync(folder, { recursive: true });
});

const until = <Value>(look: () => Value) => expect.poll(look, { timeout: 30_000, interval: 20 });

/** The keeper as a process of its own: what it has written so far, and its exit code once it has ended. */
function startProcess(env: Record<string, string>, ...args: string[]) {
  const file = fileURLToPath(new URL("./main.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], {
    env: { NODE_ENV: "test", PATH: process.env["PATH"], RPC_URLS: world.rpcUrl, KEEPER_KEY: keeperKey, KEEPER_INTERVAL_SECONDS: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  const written = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (written.out += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (written.err += chunk));
  return {
    child,
    written,
    lines: (): Line[] => written.out.split("\n").slice(0, -1).map((line) => JSON.parse(line) as Line),
    events: (): string[] => written.out.split("\n").slice(0, -1).map((line) => (JSON.parse(line) as Line).event),
    ended: once(child, "close").then(([code]) => code as number | null),
  };
}

async function unserved(): Promise<bigint> {
  const [, , shares] = await world.publicClient.readContract({ address: world.addresses.StakedAID, abi: stakedAidAbi, functionName: "queue" });
  return shares;
}

describe("the keeper's process", () => {
  it("killed between sending and the block, and started again, sends no second transaction, and ends when told to", async () => {
    await world.testClient.setAutomine(false);
    const nonce = await world.publicClient.getTransactionCount({ address });
    const first = startProcess({});
    await until(() => first.events()).toContain("sent");
    first.child.kill("SIGKILL");
    await first.ended;

    const metrics = await freePort(0);
    const second = startProcess({ METRICS_PORT: String(metrics) });
    await until(() => second.events()).toContain("under-way");
    expect(await world.testClient.getTxpoolStatus()).toMatchObject({ pending: 1, queued: 0 });
    await world.testClient.mine({ blocks: 1 });
    await until(() => second.events()).toContain("idle");
    expect(await unserved()).toBe(0n);
    expect(await world.publicClient.getTransactionCount({ address })).toBe(nonce + 1);

    const told = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
    for (const line of ['aid_agent_transactions_total{duty="serve-queue",fate="sent"} 0', 'aid_agent_transactions_total{duty="serve-queue",fate="reverted"} 0']) expect(told).toContain(line);
    for (const figure of [/^aid_agent_looks_total\{outcome="idle"\} [1-9]/m, /^aid_agent_balance_coins \d+\.\d+$/m, /^aid_agent_last_look_timestamp_seconds \d{10}/m, /^process_resident_memory_bytes \d+$/m]) expect(told).toMatch(figure);
    expect(told).not.toContain(keeperKey.slice(2));

    second.child.kill("SIGTERM");
    expect(await second.ended).toBe(0);
    expect(second.events().slice(-2)).toEqual(["stopping", "stopped"]);
    expect(second.written).toEqual({ out: expect.not.stringContaining(keeperKey.slice(2)) as string, err: "" });
  });

  it("run once, with its key in a file, serves what is due and ends", async () => {
    const file = join(folder, "key");
    writeFileSync(file, `${keeperKey}\n`);
    const keeper = startProcess({ KEEPER_KEY: "", KEEPER_KEY_FILE: file }, "--once");
    expect(await keeper.ended).toBe(0);
    expect(keeper.events()).toEqual(["started", "sent", "done", "idle", "stopped"]);
    expect(keeper.lines()[0]).toMatchObject({ chainId: 31337, address, servers: [new URL(world.rpcUrl).host] });
    expect(await unserved()).toBe(0n);
  });

  it("ends at once where a server serves another chain, and says so without the server's path", async () => {
    const server = await startUpstream(node({ chainId: 1 }));
    const keeper = startProcess({ RPC_URLS: server.url });
    expect(await keeper.ended).toBe(1);
    await server.stop();
    expect(keeper.lines()).toEqual([expect.objectContaining({ event: "refused" })]);
    expect(keeper.lines()[0]?.["problems"]).toEqual([expect.stringMatching(/^RPC_URLS names 127\.0\.0\.1:\d+, which serves chain 1, but CHAIN_ID is 31337\.$/)]);
    expect(server.calls.map(({ method }) => method)).toEqual(["eth_chainId"]);
  });
});
