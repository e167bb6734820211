import type { Chain, Client, Transport } from "viem";
import type { PrivateKeyAccount } from "viem/accounts";
import type { EveryAddress } from "../../lib/chain/credit-addresses";
import type { Duty, Limits } from "./duty";
import type { Log } from "./log";
import type { Meter } from "./meter";

/** How an agent sends. Times in milliseconds. */
export type Settings = Limits & {
  /** Most that is paid for a unit of gas, wei. */
  readonly maxFeePerGas: bigint;
  /** Between looks while nothing is due. */
  readonly intervalMs: number;
  /** Until a transaction that is in no block is sent again for a higher fee. */
  readonly replaceAfterMs: number;
};

/**
 * All that a process works with that does on the chain what is due. It stores nothing of what it sends: what it needs to know
 * it asks the chain.
 */
export type Agent = {
  readonly client: Client<Transport, Chain>;
  readonly addresses: EveryAddress;
  readonly account: PrivateKeyAccount;
  readonly duties: readonly Duty[];
  readonly settings: Settings;
  /** Age of the newest block, in seconds, from which on the chain counts as stuck. */
  readonly staleSeconds: number;
  /** The time, epoch milliseconds. */
  readonly now: () => number;
  readonly log: Log;
  readonly meter: Meter;
};

/** Something that no waiting heals: the agent ends. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
}
