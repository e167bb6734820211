// A world for load and growth: so many events as EVENTS says, up to a million, built from nothing on a chain of its own, which
// then stands still and answers on RPC_PORT until SIGINT or SIGTERM. Prints plain lines, then one that starts with "ready"
// and goes on as JSON: rpcUrl, chainId, addresses.
import { rpcPort } from "../chain/ports";
import type { RunningChain } from "../chain/start-chain";
import { buildLarge } from "./build";
import { parseLargeEnv } from "./env";

let chain: RunningChain | undefined;
let stopping: Promise<void> | undefined;

function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    await chain?.stop();
    process.exit(code);
  })();
  return stopping;
}

async function main(): Promise<void> {
  const { EVENTS } = parseLargeEnv(process.env);
  const log = (line: string): void => console.log(line);
  const end = Math.floor(Date.now() / 1_000);
  const { stage } = await buildLarge({ port: rpcPort(process.env["RPC_PORT"]), events: EVENTS, end, log, started: (one) => (chain = one) });
  void chain?.ended.then(() => stop(1));
  const { rpcUrl, chain: { id: chainId } } = stage.clients;
  log(`ready ${JSON.stringify({ rpcUrl, chainId, addresses: stage.addresses })}`);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
main().catch((error: unknown) => {
  if (stopping === undefined) console.error(error instanceof Error ? error.message : error);
  return stop(1);
});
