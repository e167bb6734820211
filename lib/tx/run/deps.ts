import type { Client, Hash } from "viem";
import type { ClassifiedError } from "../../errors/codes";
import type { Where } from "../flow";
import type { Policy } from "../policy";

/** Reads of the chain. Any viem client with a transport. */
export type ChainClient = Client;

/**
 * The wallet as EIP-1193 gives it. A request is made once: a port must not repeat a request that
 * failed, because the wallet may have acted on it.
 */
export type WalletPort = {
  readonly request: (request: { readonly method: string; readonly params?: readonly unknown[] }) => Promise<unknown>;
};

export type Clock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Ends early, without an error, when the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};

/** Why a transaction that is in a block has failed: replayed as it was, at its block. */
export type ExplainRevert = (hash: Hash) => Promise<ClassifiedError>;

/** Waits until the history contains this block. False when it did not in time. */
export type Indexer = (block: bigint, signal: AbortSignal) => Promise<boolean>;

/** What a run needs of the world. */
export type Deps = {
  readonly where: Where;
  readonly client: ChainClient;
  readonly wallet: WalletPort;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly classify: (error: unknown) => ClassifiedError;
  readonly explainRevert: ExplainRevert;
  /** Absent where there is no indexer. */
  readonly indexer?: Indexer;
};
