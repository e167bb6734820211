import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { start } from "../children.mjs";
import { at, localFolder } from "../paths.mjs";
import { until } from "../poll.mjs";
import { freePort } from "../ports.mjs";
import { startPostgres } from "../postgres.mjs";
import { record } from "../run.mjs";
import { deathOf } from "../serve.mjs";
import { startBalancer } from "./balancer.mjs";
import { createParts } from "./parts.mjs";

const HOST = "127.0.0.1";
const DATABASE = "aid";
/** Each process of the index takes at most twenty; two indexes stand side by side while one takes the other's place. */
const SETTINGS = { max_connections: 200 };

/**
 * Starts PostgreSQL, an indexer, two servers of the API, two of the app, and the balancer, over a chain that is there. Resolves at once
 * with { parts, folder, origin, apiOrigin, figures, indexEnv, answering }; `answering()` waits until pages and history are there.
 * @param {{ build: string, appPort: number, apiPort: number, rpcUrls: string, log?: (line: string) => void }} options
 */
export async function startCluster({ build, appPort, apiPort, rpcUrls, log }) {
  const folder = join(localFolder, "cluster", String(appPort));
  const chain = { CHAIN_ID: process.env.CHAIN_ID?.trim() || "31337", RPC_URLS: rpcUrls };
  const parts = createParts(join(folder, "parts.json"), { log });
  const targets = [];
  const metricsPort = async (part) => {
    const port = await freePort();
    targets.push({ targets: [`${HOST}:${port}`], labels: { part } });
    return port;
  };

  const postgresPort = await freePort();
  const postgresFolder = join(folder, "postgres");
  const startDatabase = () => startPostgres({ folder: postgresFolder, port: postgresPort, settings: SETTINGS });
  let databaseUrl;
  await parts.add("postgres", { port: postgresPort }, async () => {
    const postgres = await startDatabase();
    databaseUrl = await postgres.database(DATABASE);
    return postgres;
  });

  /** What a process of the index is started with; `edition` names an index of its own. */
  const indexEnv = ({ name, port, metrics, edition }) => ({
    ...chain,
    DATABASE_URL: databaseUrl,
    INDEXER_HOST: HOST,
    INDEXER_PORT: String(port),
    INDEXER_FOLDER: join(folder, name),
    INDEXER_EDITION: edition ?? "",
    METRICS_PORT: String(metrics),
  });
  const startIndex = (file, options) => () => startNode(["--import", "tsx", at(file)], options.name, appPort, indexEnv(options));
  const addIndex = async (name, file, edition) => {
    const places = { port: await freePort(), metrics: await metricsPort(name) };
    await parts.add(name, places, startIndex(file, { name, edition, ...places }));
    return { name, ...places };
  };
  await addIndex("index", "indexer/run/main.ts");
  const apis = [];
  for (const name of ["api-1", "api-2"]) apis.push(await addIndex(name, "indexer/run/api.ts"));

  const apiOrigin = `http://${HOST}:${apiPort}`;
  const origin = `http://${HOST}:${appPort}`;
  const apps = [];
  for (const name of ["app-1", "app-2"]) {
    const places = { port: await freePort(), metrics: await metricsPort(name) };
    const env = { ...chain, NODE_ENV: "production", PORT: String(places.port), HOSTNAME: HOST, INDEXER_URL: apiOrigin, METRICS_PORT: String(places.metrics), AID_SIGNATURE: randomUUID() };
    await parts.add(name, places, () => startNode([join(build, "server.js")], name, appPort, env, build));
    apps.push({ name, ...places });
  }

  const balancerMetrics = await metricsPort("balancer");
  const places = { appPort, apiPort, metricsPort: balancerMetrics, apps: apps.map(({ port }) => port), apis: apis.map(({ port }) => port) };
  await parts.add("balancer", { port: appPort, apiPort, metrics: balancerMetrics }, () => startBalancer({ folder, ...places }));
  // For file_sd_configs of a Prometheus.
  writeFileSync(join(folder, "targets.json"), `${JSON.stringify(targets, undefined, 2)}\n`);

  return {
    ...{ parts, folder, origin, apiOrigin, targets, apps, apis, databaseUrl },
    /** Another index beside the one that is there, under a name of its own; `file` as for those. */
    addIndex,
    startIndex,
    async answering(withinMs) {
      await until("The first page", () => isOk(`${origin}/`), { withinMs, everyMs: 250 });
      await until("The first history", () => isOk(`${origin}/api/v1/summary`), { withinMs, everyMs: 500 });
    },
  };
}

function startNode(args, name, appPort, env, cwd = at()) {
  const log = join(localFolder, "logs", `cluster-${appPort}-${name}.log`);
  const child = start(process.execPath, args, { cwd, env });
  record(child, log);
  return { child, died: deathOf(child, name, log) };
}

async function isOk(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(20_000) });
  await response.text();
  return response.ok ? true : undefined;
}
