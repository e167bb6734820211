// The chain behind `npm run demo`: anvil with a past, everything on it, the oracle, and the people who go on living there,
// until SIGINT or SIGTERM. Prints plain lines, those of its start beginning with "Past:", then one that starts with "ready"
// and goes on as JSON: rpcUrl, chainId, addresses.
import { setTimeout as pause } from "node:timers/promises";
import { rpcPort } from "./chain/ports";
import type { RunningChain } from "./chain/start-chain";
import { type Living, liveOn } from "./live-on";
import { type Oracle, startOracle } from "./oracle";
import { openPast } from "./record/past";
import { type PresentRecorder, recordPresent } from "./record/present";
import { syncLocalAddresses } from "./sync-addresses";
import { parseWorldEnv } from "./world-env";

/** How long what happened last is written down before everything ends. */
const lastLookMs = 2_000;

const log = (line: string): void => console.log(line);

let chain: RunningChain | undefined;
let parts: readonly (Oracle | Living)[] = [];
let recorder: PresentRecorder | undefined;
let stopping: Promise<void> | undefined;

function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    // While the chain still answers; a moment later what came last would be gone.
    await Promise.race([recorder?.stop(), pause(lastLookMs)]);
    const ended = chain?.stop();
    await Promise.all(parts.map((part) => part.stop()));
    await ended;
    process.exit(code);
  })();
  return stopping;
}

async function main(): Promise<void> {
  const port = rpcPort(process.env["RPC_PORT"]);
  const { WORLD_SIZE, WORLD_PACE } = parseWorldEnv(process.env);
  const now = Math.floor(Date.now() / 1_000);
  const { clients, stage, plan, since, room } = await openPast({ port, size: WORLD_SIZE, now, log, started: (one) => (chain = one) });
  void chain?.ended.then(() => {
    if (stopping === undefined) console.error("The chain has ended by itself.");
    return stop(1);
  });
  const { addresses } = stage;
  if (syncLocalAddresses(addresses)) log("lib/chain/addresses.generated.ts rewritten: the contracts stand elsewhere now");

  const from = await clients.publicClient.getBlockNumber();
  recorder = recordPresent({ clients, from, most: room, append: since.append, log });
  const living = await liveOn({ clients, addresses, plan, pace: WORLD_PACE, log });
  parts = [living, startOracle({ clients, feed: addresses.UsdcUsdFeed, log })];
  const { rpcUrl, chain: { id: chainId } } = clients;
  log(`ready ${JSON.stringify({ rpcUrl, chainId, addresses })}`);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
main().catch((error: unknown) => {
  if (stopping === undefined) console.error(error instanceof Error ? error.message : error);
  return stop(1);
});
