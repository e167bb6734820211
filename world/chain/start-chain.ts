import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { LOCAL_CHAIN_ID } from "../../lib/chain/chains";
import { devAccountCount, devMnemonic } from "./accounts";
import { anvilBinary } from "./anvil-binary";
import { freePort, localHost, PortTakenError } from "./ports";
import { waitUntilAnswering } from "./wait-until-answering";

export type StartChainOptions = {
  /** 0 takes a free port. */
  readonly port: number;
  readonly chainId?: number;
  /** Seconds between blocks; a transaction still gets a block of its own at once. Absent: only those. */
  readonly blockTime?: number;
  /** Unix seconds of the first block; absent: the present. */
  readonly timestamp?: number;
  /** How many old states stay readable; anvil forgets early ones without it. */
  readonly maxPersistedStates?: number;
  /** How many states stay readable when all are kept in memory and none on the disk: a tenth of the space, and no time. */
  readonly statesInMemory?: number;
  /** Where a folder for old states is made while the chain runs; absent: the system's place for temporary files. */
  readonly statesBelow?: string;
  /** Keeps every step of every transaction for debug_traceTransaction; slower. */
  readonly tracing?: boolean;
  /** Takes requests of more than two megabytes. */
  readonly largeRequests?: boolean;
  /** Mines on command alone, in the order in which transactions came, and blocks that hold many of them. */
  readonly staged?: boolean;
  readonly startTimeoutMs?: number;
};

export type RunningChain = {
  readonly rpcUrl: string;
  readonly port: number;
  readonly chainId: number;
  readonly guardPid: number | undefined;
  /** Settles when anvil has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
};

const defaultStartTimeoutMs = 15_000;
/** Room for some seventy transactions of a stage's usual limit. */
const stagedBlockGas = 300_000_000;

/** Starts anvil as a child that ends with this process. Throws PortTakenError or a sentence with anvil's own words. */
export async function startChain(options: StartChainOptions): Promise<RunningChain> {
  const port = await freePort(options.port);
  const chainId = options.chainId ?? LOCAL_CHAIN_ID;
  const cacheDirectory = statesDirectory(options.statesBelow ?? tmpdir());
  const listening = join(cacheDirectory, "listening.json");
  const child = spawnGuard(cacheDirectory, [...anvilArguments({ ...options, port, chainId }), "--config-out", listening]);
  const output = collectOutput(child);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      killGroupOf(child);
      rmSync(cacheDirectory, { recursive: true, force: true });
    });
    child.once("close", () => resolve());
  });
  const stop = async (): Promise<void> => {
    child.stdin?.end();
    await ended;
  };
  const rpcUrl = `http://${localHost}:${port}`;
  try {
    await waitUntilAnswering({ rpcUrl, chainId, child, listening, timeoutMs: options.startTimeoutMs ?? defaultStartTimeoutMs });
  } catch (error) {
    await stop();
    if (/address already in use/i.test(output())) throw new PortTakenError(port);
    throw new Error(`The chain did not start: ${messageOf(error)}. ${output()}`.trim(), { cause: error });
  }
  return { rpcUrl, port, chainId, guardPid: child.pid, ended, stop };
}

/** The guard leads a process group with anvil in it; should the guard be killed, anvil goes too. */
function killGroupOf(guard: ChildProcess): void {
  if (guard.pid === undefined) return;
  try {
    process.kill(-guard.pid, "SIGKILL");
  } catch {
    // As it should be: nobody is left in the group.
  }
}

function statesDirectory(parent: string): string {
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, "aid-anvil-"));
}

function anvilArguments(options: StartChainOptions & { readonly port: number; readonly chainId: number }): string[] {
  const interval = options.blockTime === undefined ? [] : ["--block-time", String(options.blockTime), "--mixed-mining"];
  const timestamp = options.timestamp === undefined ? [] : ["--timestamp", String(options.timestamp)];
  const states = options.maxPersistedStates;
  return [
    ...["--host", localHost, "--port", String(options.port), "--chain-id", String(options.chainId), "--quiet"],
    ...["--mnemonic", devMnemonic, "--accounts", String(devAccountCount)],
    ...interval,
    ...(options.staged === true ? ["--no-mining", "--order", "fifo", "--gas-limit", String(stagedBlockGas)] : []),
    ...timestamp,
    ...(options.tracing === true ? ["--steps-tracing"] : []),
    ...(options.largeRequests === true ? ["--no-request-size-limit"] : []),
    ...(states === undefined ? [] : ["--max-persisted-states", String(states)]),
    ...(options.statesInMemory === undefined ? [] : ["--prune-history", String(options.statesInMemory)]),
  ];
}

function spawnGuard(cacheDirectory: string, args: readonly string[]): ChildProcess {
  const guard = fileURLToPath(new URL("./anvil-guard.mjs", import.meta.url));
  // A process group of its own: Ctrl-C reaches this process only, which then stops the chain in order.
  return spawn(process.execPath, [guard, anvilBinary(), cacheDirectory, ...args], {
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });
}

function collectOutput(child: ChildProcess): () => string {
  const limit = 4_000;
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text = (text + chunk).slice(-limit);
    });
  }
  return () => text.trim();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
