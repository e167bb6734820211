import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { get } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Hex, zeroAddress } from "viem";
import { aidAbi, stakedAidAbi } from "../abis";
import { everyAddressOf } from "../lib/chain/credit-addresses";
import { buildApp } from "../scripts/lib/app.mjs";
import { stopAll } from "../scripts/lib/children.mjs";
import { type Cluster, startCluster } from "../scripts/lib/cluster/start-cluster.mjs";
import { startWorld } from "../scripts/lib/serve.mjs";
import { chainClients, type ChainClients } from "../world/chain/clients";
import { freePort } from "../world/chain/ports";
import { dropIndex, readIndexes } from "./run/postgres";
import { allRows, heldAt, type TransferRow } from "./testing/history";
import { askOf } from "./testing/indexers";
import { type Failure, type Load, type Target, type Tally, underLoad } from "./testing/load";
import { sameRows } from "./testing/same-rows";

const chainId = 31_337;
const clients = 8;
/** Answers between two blows: everything is asked several times. */
const pause = 60;
const startWithin = 300_000;
const eachWithin = 600_000;

let chain: ChainClients;
let cluster: Cluster;
let targets: readonly Target[];
const told: string[] = [];

beforeAll(async () => {
  const { folder } = await buildApp("production");
  const rpcPort = await freePort(0);
  await startWorld({ rpcPort, env: { WORLD_SIZE: "tiny", WORLD_PACE: "60" } });
  const rpcUrl = `http://127.0.0.1:${String(rpcPort)}`;
  chain = chainClients(rpcUrl);
  cluster = await startCluster({ build: folder, appPort: await freePort(0), apiPort: await freePort(0), rpcUrls: rpcUrl });
  await cluster.answering(startWithin);
  targets = targetsOf(cluster);
  // What is made at the first request is not what is looked at.
  await underLoad(targets, 2, (load) => load.more(2 * targets.length));
}, 800_000);
afterAll(async () => {
  cluster.parts.release();
  await stopAll();
  const file = process.env["TOLD"];
  if (file === undefined) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, told.join("; "));
});

const json = (text: string): boolean => typeof JSON.parse(text) === "object";

function targetsOf({ origin, apiOrigin }: Cluster): readonly Target[] {
  const call = { jsonrpc: "2.0", id: 1, method: "eth_getBlockByNumber", params: ["latest", false] };
  const history = ["summary", "deals?limit=5&state=active", "history/share-price?resolution=day", "tickets", "proof"];
  return [
    ...history.map((path) => ({ name: `/api/v1/${path}`, url: `${origin}/api/v1/${path}`, right: json })),
    ...history.map((path) => ({ name: `api /v1/${path}`, url: `${apiOrigin}/v1/${path}`, right: json })),
    { name: "/api/rpc", url: `${origin}/api/rpc`, body: JSON.stringify(call), right: (text) => text.includes('"number"') },
    { name: "/api/status", url: `${origin}/api/status`, right: json },
    { name: "/", url: `${origin}/`, right: (text) => text.includes("</html>") },
  ];
}

/** Hits the cluster under load, and waits until answers come again. Tells how it went. */
async function blow(name: string, hit: (load: Load) => Promise<void>, asked = targets): Promise<Tally> {
  const tally = await underLoad(asked, clients, async (load) => {
    await load.more(pause);
    await hit(load);
    await load.more(pause);
  });
  told.push(`${name}: ${String(tally.answered)} answered, ${String(tally.failures.length)} failed, ${String(tally.cut.length)} cut off, ${String(tally.excused)} told to come again, slowest ${String(tally.slowestMs)} ms`);
  return tally;
}

const whats = (failures: readonly Failure[]): readonly string[] => failures.map(({ target, what }) => `${target}: ${what}`);

const isServing = (port: number, path: string) => async (): Promise<boolean> => {
  const response = await fetch(`http://127.0.0.1:${String(port)}${path}`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  return response?.ok === true;
};
const untilServing = (port: number) => expect.poll(isServing(port, "/serving"), { timeout: startWithin, interval: 250 }).toBe(true);
/** A server of the app or of the API by its name. */
async function untilThere(name: string): Promise<void> {
  const [app, api] = [cluster.apps, cluster.apis].map((places) => places.find((place) => place.name === name));
  const [port, path] = app === undefined ? [api?.port ?? 0, "/serving"] : [app.port, "/api/alive"];
  await expect.poll(isServing(port, path), { timeout: startWithin, interval: 250 }).toBe(true);
}

/** What is answered to a path that is sent as it stands: fetch would resolve it first. */
function statusOf(origin: string, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    get({ hostname, port, path, timeout: 10_000 }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).once("error", reject);
  });
}

/** How far history is, as somebody outside sees it. */
async function blockOfHistory(): Promise<bigint> {
  const response = await fetch(`${cluster.origin}/api/v1/summary`, { headers: { "x-forwarded-for": "10.9.9.9" }, signal: AbortSignal.timeout(20_000) });
  return response.ok ? BigInt(response.headers.get("aid-block-number") ?? -1) : -1n;
}

describe("under load, each part killed in turn and started again", () => {
  it.each(["app-1", "app-2"])("%s: no question stays without its answer", async (name) => {
    const { failures, cut } = await blow(name, async () => {
      await cluster.parts.kill(name);
      await untilThere(name);
    });
    expect(whats(failures)).toEqual([]);
    // A page is sent as it is drawn: what was on its way from the server that died is lost, and the visitor asks again.
    expect(cut.length).toBeLessThanOrEqual(clients);
  }, eachWithin);

  it.each(["api-1", "api-2"])("%s: no question stays without its answer", async (name) => {
    const { failures, cut } = await blow(name, async () => {
      await cluster.parts.kill(name);
      await untilThere(name);
    });
    expect(whats([...failures, ...cut])).toEqual([]);
  }, eachWithin);

  it("the indexer: history is told on, and goes on where it was", async () => {
    const { failures, cut } = await blow("index", async (load) => {
      const before = await chain.publicClient.getBlockNumber();
      await cluster.parts.kill("index");
      await load.more(pause);
      await chain.testClient.mine({ blocks: 3 });
      await expect.poll(blockOfHistory, { timeout: startWithin, interval: 250 }).toBeGreaterThan(before + 2n);
    });
    expect(whats([...failures, ...cut])).toEqual([]);
  }, eachWithin);

  it("PostgreSQL: history says that it cannot be read at this moment, everything else answers, and both go on", async () => {
    const asked = targets.map((target) => (target.name.includes("/v1/") ? { ...target, excused: [503] } : target));
    const { failures, excused } = await blow(
      "postgres",
      async (load) => {
        await cluster.parts.kill("postgres");
        await load.more(pause);
        const before = await chain.publicClient.getBlockNumber();
        await chain.testClient.mine({ blocks: 3 });
        await expect.poll(blockOfHistory, { timeout: startWithin, interval: 250 }).toBeGreaterThan(before + 2n);
      },
      asked,
    );
    expect(whats(failures)).toEqual([]);
    expect(excused).toBeGreaterThan(0);
    const { failures: later } = await underLoad(targets, clients, (load) => load.more(pause));
    expect(whats(later)).toEqual([]);
  }, eachWithin);

  it("the balancer: answers again as soon as it is there", async () => {
    await blow("balancer", async () => {
      await cluster.parts.kill("balancer");
      await expect.poll(blockOfHistory, { timeout: 30_000, interval: 50 }).toBeGreaterThan(0n);
    });
    const { failures } = await underLoad(targets, clients, (load) => load.more(pause));
    expect(whats(failures)).toEqual([]);
  });
});

describe("an index beside another", () => {
  const green = { name: "index-2", port: 0, metrics: 0 };
  const edition = "green";

  it("takes its place without a question that fails, and both hold the same, row for row", async () => {
    const tally = await blow("re-index", async () => {
      Object.assign(green, await cluster.addIndex(green.name, "indexer/run/main.ts", edition));
      await untilServing(green.port);
      for (const api of cluster.apis) {
        await cluster.parts.replace(api.name, cluster.startIndex("indexer/run/api.ts", { ...api, edition }));
        await untilServing(api.port);
      }
    });
    expect(whats([...tally.failures, ...tally.cut])).toEqual([]);

    // The first was killed with its database again and again; the second has read everything once, from nothing.
    const [one, other] = (await readIndexes(cluster.databaseUrl, `aid_${String(chainId)}_`)).map(({ schema }) => schema);
    expect(other).toBe(`${String(one)}_${edition}`);
    let compared: Awaited<ReturnType<typeof sameRows>>;
    await expect
      .poll(async () => {
        compared = await sameRows(cluster.databaseUrl, one ?? "", other ?? "");
        return compared?.different;
      }, { timeout: 120_000, interval: 500 })
      .toEqual([]);
    expect(compared?.tables).toBeGreaterThan(30);
    expect(compared?.rows).toBeGreaterThan(1_000);
    told.push(`${String(compared?.rows)} rows in ${String(compared?.tables)} tables are the same in both`);
  }, eachWithin);

  it("is what the contracts say", async () => {
    const ask = askOf(`http://127.0.0.1:${String(green.port)}`);
    const transfers = await allRows<TransferRow>({ ask }, "transfers", "block token from to amount");
    const block = Math.max(...transfers.map((row) => row.block));
    const { AID, StakedAID } = everyAddressOf(chainId);
    for (const [address, abi] of [[AID, aidAbi], [StakedAID, stakedAidAbi]] as const) {
      const held = [...heldAt(transfers, address, block)].filter(([account]) => account !== zeroAddress);
      const balances = await Promise.all(held.map(([account]: readonly [Hex, bigint]) => chain.publicClient.readContract({ address, abi, functionName: "balanceOf", args: [account], blockNumber: BigInt(block) })));
      expect(held.map(([, amount]) => amount)).toEqual(balances);
    }
  });

  it("goes on when the first one is ended and dropped, and keeps what both cached", async () => {
    await cluster.parts.remove("index");
    const [one] = await readIndexes(cluster.databaseUrl, `aid_${String(chainId)}_`);
    await dropIndex(cluster.databaseUrl, one?.schema ?? "");
    const before = await chain.publicClient.getBlockNumber();
    const { failures } = await underLoad(targets, clients, async (load) => {
      await chain.testClient.mine({ blocks: 2 });
      await expect.poll(blockOfHistory, { timeout: 60_000, interval: 250 }).toBeGreaterThan(before + 1n);
      await load.more(pause);
    });
    expect(whats(failures)).toEqual([]);
    expect((await readIndexes(cluster.databaseUrl, `aid_${String(chainId)}_`)).map(({ schema }) => schema)).toHaveLength(1);
  });
});

describe("besides", () => {
  it("a server of the app that is told to end finishes what it was asked, and lets go who listens", async () => {
    const listening = await fetch(`${cluster.origin}/api/v1/events`, { signal: AbortSignal.timeout(120_000) });
    const heard = listening.text();
    const { failures, cut } = await blow("app-1 and app-2 ended in order", async () => {
      for (const { name } of cluster.apps) {
        await cluster.parts.restart(name, 30_000);
        await untilThere(name);
      }
    });
    expect(whats([...failures, ...cut])).toEqual([]);
    expect(await heard).toContain("event: block");
  }, eachWithin);

  it("tells its figures on every part, and at no public address", async () => {
    expect(cluster.targets.map(({ labels }) => labels.part).sort()).toEqual(["api-1", "api-2", "app-1", "app-2", "balancer", "index", "index-2"]);
    const wanted = { app: /^aid_app_request_duration_seconds_count\{route="\/api\/alive",method="GET",status="200"\} [1-9]/m, api: /^aid_index_ready 1$/m, index: /^aid_index_lag_blocks \d+$/m, balancer: /^haproxy_server_status\{/m };
    for (const { targets: [place], labels: { part } } of cluster.targets.filter(({ labels }) => labels.part !== "index")) {
      const text = await (await fetch(`http://${String(place)}/metrics`, { signal: AbortSignal.timeout(10_000) })).text();
      expect(text, part).toMatch(wanted[part.replace(/-\d$/, "") as keyof typeof wanted]);
    }
    for (const url of [`${cluster.origin}/metrics`, `${cluster.apiOrigin}/metrics`, `${cluster.apiOrigin}/ready`, `${cluster.apiOrigin}/v1x`]) expect((await fetch(url)).status).toBe(404);
    for (const path of ["/v1/../metrics", "/v1/%2e%2e/status", "/v1/x\\..\\..\\ready"]) expect([path, await statusOf(cluster.apiOrigin, path)]).toEqual([path, 404]);
  });
});
