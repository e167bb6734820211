import { buildApp } from "./app.mjs";
import { buildContracts } from "./contracts.mjs";
import { awaitLivePage } from "./live-page.mjs";
import { freePort } from "./ports.mjs";
import { orDeath, startApp, startWorld } from "./serve.mjs";

/** Starts the app as it ships, without the demo wallet, on a chain of its own. Resolves with { origin, rpcUrl } when it is live. */
export async function startSite() {
  await buildContracts();
  const { folder } = await buildApp("production");
  const rpcPort = await freePort();
  const world = await startWorld({ rpcPort });
  // Only now: while the chain starts, somebody else could take it.
  const port = await freePort();
  const app = startApp({ folder, port, rpcPort, host: "127.0.0.1", env: { CHAIN_ID: "31337", LOCAL_WALLET: "" } });
  const origin = `http://127.0.0.1:${port}`;
  await orDeath(Promise.race([world.died, app.died]), awaitLivePage(origin, app.signature));
  return { origin, rpcUrl: `http://127.0.0.1:${rpcPort}` };
}
