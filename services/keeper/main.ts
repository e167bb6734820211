// The keeper: does for the protocol what anyone may do, when it is due. tsx services/keeper/main.ts [--once]
// The variables are listed in services/keeper/.env.example. Safe to run twice, to kill, and not to run at all.
import { createClient, formatGwei, formatUnits } from "viem";
import { addressesOf, NotDeployedError } from "../../lib/chain/addresses";
import { chainFacts, chainOf } from "../../lib/chain/chains";
import { readChainIds, wrongChains } from "../../lib/env/check-chain";
import { EnvError } from "../../lib/env/parse";
import { createPool } from "../../lib/server/rpc/pool";
import { readerTransport } from "../../lib/server/rpc/transport";
import { dutiesOf } from "./duties";
import { type KeeperSettings, parseKeeperEnv } from "./env";
import { type Agent, RefusedError } from "../agent/agent";
import { type Facts, jsonLog } from "../agent/log";
import { run } from "../agent/run";

/** How often a receipt is asked for that must be there. */
const receiptPollingMs = 200;
/** How long a look that has begun may take after the keeper was told to end. */
const graceMs = 5_000;

const log = jsonLog((line) => process.stdout.write(`${line}\n`));
const ending = new AbortController();

async function main(): Promise<boolean> {
  const once = wantsOnce(process.argv.slice(2));
  const { chainId, rpcUrls, account, settings } = parseKeeperEnv(process.env);
  const addresses = addressesOf(chainId);
  const wrong = wrongChains(await readChainIds(rpcUrls), chainId);
  if (wrong.length > 0) throw new EnvError(wrong);

  const pool = createPool({ urls: rpcUrls, chainId });
  const { blockSeconds, staleSeconds } = chainFacts(chainId);
  const client = createClient({ chain: chainOf(chainId), transport: readerTransport(pool), pollingInterval: receiptPollingMs });
  const duties = dutiesOf(settings);
  const keeper: Agent = { client, addresses, account, duties, settings, staleSeconds, log };
  // Of a server only the host: its path may hold a key.
  const servers = rpcUrls.map((url) => new URL(url).host);
  log("info", "started", { chainId, address: account.address, duties: duties.map(({ name }) => name), servers, once, ...told(settings) });
  return run(keeper, { signal: ending.signal, once, soonMs: blockSeconds * 1_000, isOtherChain: () => pool.servesWrongChain() });
}

function wantsOnce(args: readonly string[]): boolean {
  if (args.some((arg) => arg !== "--once")) throw new EnvError([`The keeper knows --once and nothing else, but was given ${args.join(" ")}.`]);
  return args.length > 0;
}

function told({ maxGas, minAidPerMillionGas, maxFeePerGas, intervalMs, replaceAfterMs }: KeeperSettings): Facts {
  const seconds = { intervalSeconds: intervalMs / 1_000, replaceAfterSeconds: replaceAfterMs / 1_000 };
  return { maxGas, minAidPerMillionGas: formatUnits(minAidPerMillionGas, 18), maxFeeGwei: formatGwei(maxFeePerGas), ...seconds };
}

function stop(signal: NodeJS.Signals): void {
  if (ending.signal.aborted) process.exit(1);
  log("info", "stopping", { signal });
  ending.abort();
  setTimeout(() => process.exit(0), graceMs).unref();
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
main().then(
  (fine) => {
    log("info", "stopped");
    process.exitCode = fine ? 0 : 1;
  },
  (error: unknown) => {
    if (error instanceof EnvError) log("error", "refused", { problems: error.problems });
    else if (error instanceof RefusedError || error instanceof NotDeployedError) log("error", "refused", { problems: [error.message] });
    else log("error", "crashed", { detail: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
  },
);
