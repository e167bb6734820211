import { buildApp } from "../app.mjs";
import { buildContracts } from "../contracts.mjs";
import { installDependencies } from "../install.mjs";
import { holdPort, portFrom } from "../ports.mjs";
import { shown } from "../paths.mjs";
import { ensurePostgres } from "../postgres.mjs";
import { orDeath, startWorld } from "../serve.mjs";
import { untilStopped } from "../until-stopped.mjs";
import { ensureBalancer } from "./balancer.mjs";
import { startCluster } from "./start-cluster.mjs";

/** A chain with a year of past is read in one to two minutes, one for load in more. */
const ANSWERING_WITHIN_MS = 1_800_000;

/** Runs the cluster until it is stopped, and ends the process. */
export function cluster() {
  let parts;
  const bring = () =>
    bringUp((started) => {
      parts = started;
    });
  return untilStopped(bring, () => parts?.release());
}

async function bringUp(keep) {
  const [appPort, apiPort, rpcPort] = [portFrom("PORT", 3000), portFrom("API_PORT", 42_080), portFrom("RPC_PORT", 8545)];
  const servers = process.env.RPC_URLS?.trim();
  const give = [await holdPort("PORT", appPort), await holdPort("API_PORT", apiPort)];
  await installDependencies();
  await ensurePostgres();
  await ensureBalancer();
  const chain = servers ? { died: new Promise(() => {}) } : await startChain(rpcPort);
  const { folder: build } = await buildApp("production");
  for (const giveUp of give) await giveUp();
  const started = await startCluster({ build, appPort, apiPort, rpcUrls: servers ?? `http://127.0.0.1:${rpcPort}`, log: console.log });
  keep(started.parts);
  await orDeath(chain.died, started.answering(ANSWERING_WITHIN_MS));
  console.log(`cluster http://localhost:${appPort}  api ${started.apiOrigin}/v1  parts ${shown(started.folder)}/parts.json  figures ${shown(started.folder)}/targets.json`);
  return { died: chain.died };
}

async function startChain(rpcPort) {
  await buildContracts();
  await (await holdPort("RPC_PORT", rpcPort))();
  return startWorld({ rpcPort, log: console.log });
}
