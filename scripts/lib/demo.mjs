import { buildApp } from "./app.mjs";
import { buildContracts } from "./contracts.mjs";
import { installDependencies } from "./install.mjs";
import { awaitLivePage, onlyOursAtLocalhost } from "./live-page.mjs";
import { holdPort, holdPortOrAny, portFrom } from "./ports.mjs";
import { Sentence } from "./sentence.mjs";
import { orDeath, startApp, startIndexer, startWorld } from "./serve.mjs";
import { stopwatch } from "./stopwatch.mjs";
import { untilStopped } from "./until-stopped.mjs";

/** Runs the demo until it is stopped, and ends the process. */
export const demo = () => untilStopped(bringUp);

/** Installs, builds and starts what is needed. Resolves when a page with live figures answers. */
async function bringUp() {
  loadDotEnv();
  const [port, rpcPort] = [portFrom("PORT", 3000), portFrom("RPC_PORT", 8545)];
  if (port === rpcPort) throw new Sentence("PORT and RPC_PORT must be two different ports.");
  const givePort = await holdPort("PORT", port);
  const giveRpcPort = await holdPort("RPC_PORT", rpcPort);
  const indexer = await holdPortOrAny("INDEXER_PORT", 42_069);
  const host = process.env.AID_HOST?.trim() || "127.0.0.1";

  console.log("Installing, compiling, living through a year on a chain, building the app: about five minutes the first time, under one after that.");
  const watch = stopwatch(console.log);
  const installed = await watch.time("install", installDependencies);
  // The chain needs the contracts, the app needs neither: both ways run at the same time.
  const [{ world, compiled }, { built }] = await allOrNothing([
    (async () => {
      const compiled = await watch.time("contracts", buildContracts);
      await giveRpcPort();
      return { compiled, world: await watch.time("chain", () => startWorld({ rpcPort, log: console.log })) };
    })(),
    watch.time("app", () => buildApp("local")),
  ]);
  // Builds again only if the chain has corrected lib/chain/addresses.generated.ts, because the contracts stand elsewhere.
  const { folder } = await buildApp("local");
  await givePort();
  const app = startApp({ folder, port, rpcPort, host, env: { CHAIN_ID: "31337", LOCAL_WALLET: "1", INDEXER_URL: `http://127.0.0.1:${indexer.port}` } });
  const died = Promise.race([world.died, app.died]);
  const here = placeOf(host);
  await watch.time("first page", () => orDeath(died, awaitLivePage(`http://${here.asked}:${port}`, app.signature)));
  if (here.told === "localhost") await orDeath(died, onlyOursAtLocalhost(port, app.signature));

  console.log(`${installed || compiled || built ? "cold" : "warm"} start ${watch.summary()}`);
  console.log(`ready http://${here.told}:${port}`);
  // Last of all: it works hard until it has reached the chain's head, and no page waits for it.
  await indexer.give();
  const index = startIndexer({ rpcPort, port: indexer.port, host: "127.0.0.1" });
  void index.caughtUp.then((isSo) => isSo && console.log(`index http://localhost:${indexer.port}`));
  return { died: Promise.race([died, index.died]) };
}

/** Where a server that listens on `host` is asked from this machine, and what a person is told. */
function placeOf(host) {
  const every = { "0.0.0.0": "127.0.0.1", "::": "[::1]", localhost: "localhost", "127.0.0.1": "127.0.0.1", "::1": "[::1]" }[host];
  if (every) return { asked: every, told: "localhost" };
  const address = host.includes(":") ? `[${host}]` : host;
  return { asked: address, told: address };
}

/** Like Promise.all; a failure of the second is not left unheard when the first has failed. */
function allOrNothing(promises) {
  for (const promise of promises) promise.catch(() => {});
  return Promise.all(promises);
}

/** The values of .env, where Node can read it; what is set outside wins. */
function loadDotEnv() {
  try {
    process.loadEnvFile?.(new URL("../../.env", import.meta.url));
  } catch (error) {
    if (error.code !== "ENOENT") throw new Sentence(`.env cannot be read: ${error.message}`);
  }
}
