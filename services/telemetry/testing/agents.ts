import { createClient, toHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { chainOf } from "../../../lib/chain/chains";
import { createPool } from "../../../lib/server/rpc/pool";
import { readerTransport } from "../../../lib/server/rpc/transport";
import { devAccounts } from "../../../world/chain/accounts";
import { chainClients } from "../../../world/chain/clients";
import { issueTitle, smallCluster } from "../../../world/deals/titles";
import type { LocalWorld } from "../../../world/testing/local-world";
import type { Agent } from "../../agent/agent";
import type { Facts } from "../../agent/log";
import { createMeter } from "../../agent/meter";
import { run } from "../../agent/run";
import { keeperKey } from "../../keeper/testing/keepers";
import type { Journal } from "../journal";
import type { Stretch } from "../measure/stretch";
import type { Source } from "../read-source";
import { reportDuty } from "../report/duty";
import type { Rhythm } from "../report/period";

/** The key that titles of a local world name. */
export const reporterKey = toHex(devAccounts.reporter.getHdKey().privateKey ?? new Uint8Array());

/** Has a title of so many GPUs issued; returns its number. */
export function titleOf(world: LocalWorld, gpus: number): Promise<bigint> {
  const parties = { clients: chainClients(world.rpcUrl), addresses: world.addresses };
  return issueTitle(parties, { ...smallCluster, owner: world.accounts.borrower.address, gpus, chassis: 1 });
}

export type Line = Facts & { readonly event: string; readonly level?: string };

/** A journal that no disk keeps. */
export function memoryJournal(stretches: Stretch[] = []): Journal & { readonly kept: Stretch[] } {
  return { kept: stretches, add: (stretch) => stretches.push(stretch), all: () => stretches, forget: () => undefined };
}

/** Looks every minute, all GPUs half busy and drawing 500 W. */
export function looks(from: number, to: number, gpus: number): Stretch[] {
  const all: Stretch[] = [];
  for (let at = from; at < to; at += 60) {
    const seconds = Math.min(60, to - at);
    all.push({ from: at, to: at + seconds, busySeconds: (gpus * seconds) / 2, joules: gpus * seconds * 500, online: gpus });
  }
  return all;
}

/** Reports every hour, and after a day whatever happens. */
export const rhythm: Rhythm = { every: 3_600, heartbeat: 86_400, hold: 180 };

type Choice = { readonly titleId: bigint; readonly journal: Journal; readonly bills?: Source; readonly key?: `0x${string}`; readonly reporter?: `0x${string}`; readonly rpcUrl?: string };

const gwei = 10n ** 9n;

/** A telemetry agent of this world in this process, whose looks are given, and what it has logged. */
export function agentOf(world: LocalWorld, { titleId, journal, bills, key = keeperKey, reporter = reporterKey, rpcUrl = world.rpcUrl }: Choice) {
  const lines: Line[] = [];
  const account = privateKeyToAccount(key);
  const pool = createPool({ urls: [rpcUrl], chainId: world.chainId, attemptMs: 2_000, probeEveryMs: 50 });
  const client = createClient({ chain: chainOf(world.chainId), transport: readerTransport(pool), pollingInterval: 5 });
  const reporting = { titleId, reporter: privateKeyToAccount(reporter), journal, bills, rhythm };
  const agent: Agent = {
    ...{ client, addresses: world.addresses, account, duties: [reportDuty(reporting)] },
    settings: { maxGas: 500_000n, maxFeePerGas: 30n * gwei, intervalMs: 50, replaceAfterMs: 60_000 },
    // The chain of a test stands still while nobody sends, and may be far ahead of this machine.
    staleSeconds: 10 ** 9,
    now: Date.now,
    log: (level, event, facts) => lines.push({ event, level, ...facts }),
    meter: createMeter([]),
  };
  return {
    ...{ address: account.address, client, reporting, lines },
    said: (event: string): Line[] => lines.filter((line) => line.event === event),
    /** Runs until nothing is due. */
    once: (): Promise<boolean> => run(agent, { signal: new AbortController().signal, once: true, onceMs: 20_000, soonMs: 20 }),
  };
}
