import { type Address, type Hex, type LocalAccount, type Log, type TransactionReceipt } from "viem";
import { MULTICALL3_ADDRESS } from "../../lib/chain/chains";
import { actor } from "../story/cast";
import type { Stage, StageCall } from "../stage/stage";
import { aggregateOf, type Inner } from "./words";

/** Anyone's call, made by Multicall3, with the most gas that it needs. */
export type Errand = Inner & { readonly gas: number };

/** One day: what is sent on it stands in one block, or in as few as its gas needs. */
export interface Day {
  /** Where an actor sends for itself; errands before it go first. */
  readonly stage: Stage;
  /** Errands that must be in one transaction: what is pulled from somebody is used up in it. */
  run(errands: readonly Errand[]): Promise<void>;
  /** Mines what is left. Everything that was told on the day, in order. */
  end(): Promise<readonly Log[]>;
}

/** Of a block (world/chain/start-chain.ts), with room for what a limit is above a use. */
const mostGas = 290_000_000;
const usualGas = 4_000_000;
/** Of a transaction of errands. */
const mostTogether = 24_000_000;
const baseGas = 60_000;
/** For a call's own words in the data, and Multicall3's part in it. */
const gasPerErrand = 7_000;
const secondsBetween = 60;
const submitter = actor("submitter");

/** @param at unix time of the day's block */
export function openDay(stage: Stage, at: number): Day {
  const logs: Log[] = [];
  let time = at;
  let gas = 0;
  let sent = 0;
  let errands: Errand[] = [];
  let together = 0;

  const mine = async (): Promise<void> => {
    if (sent === 0) return;
    const receipts = await stage.block(time);
    time += secondsBetween;
    [gas, sent] = [0, 0];
    for (const receipt of receipts) logs.push(...receipt.logs);
  };
  const put = async (who: LocalAccount, call: StageCall, limit: number): Promise<void> => {
    if (gas + limit > mostGas) await mine();
    gas += limit;
    sent += 1;
    await stage.send(who, { ...call, gas: BigInt(limit) });
  };
  const flush = async (): Promise<void> => {
    if (errands.length === 0) return;
    const [calls, limit] = [errands, baseGas + together];
    [errands, together] = [[], 0];
    await put(submitter, { to: MULTICALL3_ADDRESS, data: aggregateOf(calls) }, limit);
  };
  return {
    stage: {
      clients: stage.clients,
      addresses: stage.addresses,
      get head() {
        return stage.head;
      },
      async send(who, call) {
        await flush();
        await put(who, call, Number(call.gas ?? usualGas));
      },
      block: () => Promise.resolve<readonly TransactionReceipt[]>([]),
    },
    async run(some) {
      const needed = some.reduce((sum, errand) => sum + errand.gas + gasPerErrand, 0);
      if (together + needed > mostTogether) await flush();
      errands.push(...some);
      together += needed;
    },
    async end() {
      await flush();
      await mine();
      return logs;
    },
  };
}

export const errand = (to: Address, data: Hex, gas: number): Errand => ({ to, data, gas });
