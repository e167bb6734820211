import { setTimeout as pause } from "node:timers/promises";
import type { Address, Hex } from "viem";
import type { ChainClients } from "../chain/clients";
import { firstLine } from "../first-line";
import { gasMoney } from "../stage/take";
import type { SinceTake } from "./since";

const lookEveryMs = 1_000;

export type PresentOptions = {
  readonly clients: ChainClients;
  /** The newest block that is known already. */
  readonly from: bigint;
  /** Blocks at most. */
  readonly most: number;
  readonly append: (take: SinceTake) => void;
  readonly log: (line: string) => void;
};

export type PresentRecorder = { stop(): Promise<void> };

/** Tells of every block of the present that holds transactions, whoever sent them, in their order. */
export function recordPresent({ clients, from, most, append, log }: PresentOptions): PresentRecorder {
  const ending = new AbortController();
  let [known, told, failing] = [from, 0, false];
  const sayFull = (): void => log("So much has happened that what follows will not be there after the next start.");
  if (most === 0) sayFull();
  const look = async (): Promise<void> => {
    const head = await clients.publicClient.getBlockNumber();
    while (known < head && told < most) {
      const take = await takeOf(clients, known + 1n);
      known += 1n;
      if (take === undefined) continue;
      append(take);
      told += 1;
      if (told === most) sayFull();
    }
  };
  const tryToLook = (): Promise<void> =>
    look().then(
      () => {
        failing = false;
      },
      (error: unknown) => {
        if (!failing && !ending.signal.aborted) log(`What happens is not written down at this moment (${firstLine(error)})`);
        failing = true;
      },
    );
  const running = (async () => {
    while (!ending.signal.aborted) {
      await tryToLook();
      await pause(lookEveryMs, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      ending.abort();
      await running;
      // What came since the last look.
      await tryToLook();
    },
  };
}

/** What a block of the chain is made of; undefined where it holds nothing. */
async function takeOf(clients: ChainClients, blockNumber: bigint): Promise<SinceTake | undefined> {
  const { publicClient } = clients;
  const { timestamp, gasUsed, transactions } = await publicClient.getBlock({ blockNumber, includeTransactions: true });
  if (transactions.length === 0) return undefined;
  const raw: Hex[] = [];
  const given: Address[] = [];
  for (const { hash, from, nonce } of transactions) {
    raw.push(await publicClient.request({ method: "eth_getRawTransactionByHash", params: [hash] } as never));
    // Who sends for the first time and has exactly that was given it without a transaction.
    if (nonce === 0 && (await publicClient.getBalance({ address: from, blockNumber: blockNumber - 1n })) === gasMoney) given.push(from);
  }
  return { time: Number(timestamp), ...(given.length > 0 ? { gasMoney: given } : {}), raw, gas: Number(gasUsed) };
}
