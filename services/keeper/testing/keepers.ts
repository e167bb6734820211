import { createClient } from "viem";
import type { HDAccount } from "viem/accounts";
import { toHex } from "viem";
import { privateKeyToAccount, type PrivateKeyAccount } from "viem/accounts";
import { chainOf } from "../../../lib/chain/chains";
import type { Behaviour } from "../../../lib/server/rpc/testing/upstream";
import { createPool } from "../../../lib/server/rpc/pool";
import { readerTransport } from "../../../lib/server/rpc/transport";
import { devAccount } from "../../../world/chain/accounts";
import type { LocalWorld } from "../../../world/testing/local-world";
import { dutiesOf } from "../duties";
import type { KeeperSettings } from "../env";
import type { Agent } from "../../agent/agent";
import type { Facts } from "../../agent/log";
import { createMeter } from "../../agent/meter";
import { run, type RunOptions } from "../../agent/run";

/** Accounts that do nothing else in a local world. */
export const keeperKey = keyOf(devAccount(18));
export const otherKeeperKey = keyOf(devAccount(19));

export function keyOf(account: HDAccount): `0x${string}` {
  return toHex(account.getHdKey().privateKey ?? new Uint8Array());
}

/** Says to a call what this world's chain says. */
export const forwardTo = ({ rpcUrl }: Pick<LocalWorld, "rpcUrl">): Behaviour => async ({ method, params }) => {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  const response = await fetch(rpcUrl, { method: "POST", headers: { "content-type": "application/json" }, body });
  return (await response.json()) as Awaited<ReturnType<Behaviour>>;
};

export type Line = Facts & { readonly event: string };

const gwei = 10n ** 9n;

const standard: KeeperSettings = {
  maxGas: 3_000_000n,
  minAidPerMillionGas: 10n ** 18n,
  maxFeePerGas: 30n * gwei,
  intervalMs: 50,
  replaceAfterMs: 60_000,
};

type Choice = { readonly key?: `0x${string}`; readonly rpcUrl?: string } & Partial<KeeperSettings>;

/** A keeper of this world in this process, and what it has logged. */
export function keeperOf(world: Pick<LocalWorld, "rpcUrl" | "chainId" | "addresses">, { key = keeperKey, rpcUrl = world.rpcUrl, ...changed }: Choice = {}) {
  const lines: Line[] = [];
  const account: PrivateKeyAccount = privateKeyToAccount(key);
  const pool = createPool({ urls: [rpcUrl], chainId: world.chainId, attemptMs: 2_000, probeEveryMs: 50 });
  const client = createClient({ chain: chainOf(world.chainId), transport: readerTransport(pool), pollingInterval: 5 });
  const settings = { ...standard, ...changed };
  const keeper: Agent = {
    ...{ client, addresses: world.addresses, account, duties: dutiesOf(settings) },
    settings,
    // The chain of a test stands still while nobody sends.
    staleSeconds: 3_600,
    now: Date.now,
    log: (_level, event, facts) => lines.push({ event, ...facts }),
    meter: createMeter([]),
  };
  const ending = new AbortController();
  const start = (options: Partial<RunOptions> = {}) => run(keeper, { signal: ending.signal, once: false, soonMs: 20, isOtherChain: () => pool.servesWrongChain(), ...options });
  return {
    address: account.address,
    keeper,
    lines,
    /** The lines of an event. */
    said: (event: string): Line[] => lines.filter((line) => line.event === event),
    /** Runs until nothing is due. */
    once: (options: Partial<RunOptions> = {}): Promise<boolean> => start({ once: true, onceMs: 20_000, ...options }),
    /** Runs until the returned function is called. */
    start: (): (() => Promise<boolean>) => {
      const running = start();
      return () => {
        ending.abort();
        return running;
      };
    },
  };
}
