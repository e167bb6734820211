// The chain behind `npm run demo`: anvil, everything on it, and the oracle, until SIGINT or SIGTERM.
// Prints plain lines, then one that starts with "ready" and goes on as JSON: rpcUrl, chainId, addresses.
import { fileURLToPath } from "node:url";
import { requireAll, verifyDeployment } from "../contracts/script/lib/verify/verify-deployment";
import { chainClients } from "./chain/clients";
import { rpcPort } from "./chain/ports";
import { type RunningChain, startChain } from "./chain/start-chain";
import { historyDays, liveThroughHistory } from "./history";
import { buildLocalWorld } from "./local";
import { type Oracle, startOracle } from "./oracle";
import { syncLocalAddresses } from "./sync-addresses";

/** Seconds between blocks while nothing is sent, so that the chain's clock goes on. */
const blockTime = 2;
/**
 * Old states that stay readable, for the figures that compare with the past: five and a half hours of blocks. Each is
 * a file of a third of a megabyte, so there can be 3.4 gigabytes of them, on the disk that the repository is on.
 */
const maxPersistedStates = 10_000;
const statesBelow = fileURLToPath(new URL("../.local/chain-states/", import.meta.url));

const log = (line: string): void => console.log(line);

let chain: RunningChain | undefined;
let oracle: Oracle | undefined;
let stopping: Promise<void> | undefined;

function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    await oracle?.stop();
    await chain?.stop();
    process.exit(code);
  })();
  return stopping;
}

async function main(): Promise<void> {
  const timestamp = Math.floor(Date.now() / 1_000) - historyDays * 86_400;
  const port = rpcPort(process.env["RPC_PORT"]);
  const started = await startChain({ port, blockTime, maxPersistedStates, statesBelow, timestamp });
  chain = started;
  void started.ended.then(() => {
    if (stopping === undefined) console.error("The chain has ended by itself.");
    return stop(1);
  });
  log(`Chain ${started.chainId} answers at ${started.rpcUrl}`);

  const clients = chainClients(started.rpcUrl);
  const { addresses, verification } = await buildLocalWorld(clients, log);
  const checks = await verifyDeployment(verification);
  requireAll(checks);
  log(`Deployment verified: ${checks.length} checks hold`);
  if (syncLocalAddresses(addresses)) log("lib/chain/addresses.generated.ts rewritten: the contracts stand elsewhere now");

  await liveThroughHistory(clients, addresses);
  log(`${historyDays} days of history made, by transactions`);

  oracle = startOracle({ clients, feed: addresses.UsdcUsdFeed, log });
  log(`ready ${JSON.stringify({ rpcUrl: started.rpcUrl, chainId: started.chainId, addresses })}`);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
main().catch((error: unknown) => {
  if (stopping === undefined) console.error(error instanceof Error ? error.message : error);
  return stop(1);
});
