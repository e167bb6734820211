import type { Address, Chain, Client, Hex, TransactionReceipt, Transport } from "viem";
import type { MarketName } from "../../lib/chain/addresses";
import type { EveryAddress, EveryContractName } from "../../lib/chain/credit-addresses";
import type { Facts, Level } from "./log";

/** What bounds the work of one transaction. */
export type Limits = {
  /** Most gas of one transaction. */
  readonly maxGas: bigint;
};

export type Looking = {
  readonly client: Client<Transport, Chain>;
  readonly addresses: EveryAddress;
  /** Who would send. */
  readonly account: Address;
  readonly limits: Limits;
};

/**
 * What a look at the newest block has found. `why` is a code for the log, `facts` are its figures, `level` says how bad it is.
 * `to` is what is called, where that is not the duty's contract itself but one that it vouches for.
 */
export type Finding =
  | { readonly due: false; readonly why: string; readonly facts: Facts; readonly level?: Level }
  | { readonly due: true; readonly to?: Address; readonly data: Hex; readonly gas: bigint; readonly facts: Facts };

/**
 * Something that anyone may do for the protocol and that falls due from time to time. Doing it twice must be harmless: the
 * contract refuses the second time.
 */
export type Duty = {
  readonly name: string;
  /** The contract that is called, or that knows what is. Its code is checked before anything is sent. */
  readonly contract: Exclude<EveryContractName, MarketName>;
  /** Tries it without sending anything. Throws viem's error when the chain does not answer, or refuses. */
  readonly find: (looking: Looking) => Promise<Finding>;
  /** What a transaction that was carried out has done. */
  readonly outcome: (receipt: TransactionReceipt) => Facts;
};
