import { chainFacts, LOCAL_CHAIN_ID } from "../chain/chains";

/** How long the engine waits for what, and how careful it is. Every wait has an end. */
export type Policy = {
  /** Blocks from which a receipt counts, its own included. */
  readonly confirmations: number;
  /** Between two looks at the chain. */
  readonly pollMs: number;
  /** Until the wallet has answered a request. */
  readonly walletMs: number;
  /** Until the wallet has said what it can do. */
  readonly capabilitiesMs: number;
  /** Until a transaction is included. */
  readonly receiptMs: number;
  /** A transaction that the network does not know for so long, and for so many blocks, is dropped. */
  readonly dropMs: number;
  readonly dropBlocks: number;
  /** Blocks for which a private relay may keep a transaction that nobody else has seen. */
  readonly privateBlocks: bigint;
  /** A hash from an account that is a contract, unknown to the network for so long, is a proposal. */
  readonly proposalMs: number;
  /** How long a proposal is watched before it rests. */
  readonly proposedMs: number;
  /** Until reads have caught up with a block this run has seen. */
  readonly headMs: number;
  /** Until the history has caught up. */
  readonly indexerMs: number;
  /** Gas sent over the estimate, in basis points. */
  readonly gasMarginBps: bigint;
  /** How long a permit holds, in seconds of the chain's clock. */
  readonly permitSeconds: bigint;
  /** Blocks asked for at once when looking for a log, and how many times in one look. */
  readonly logRange: bigint;
  readonly logRanges: number;
  /** The newest blocks, which are looked at again: they may be taken back, and a server may not have them yet. */
  readonly tipBlocks: bigint;
  /** How long such looks follow each other before a press is asked for. */
  readonly searchMs: number;
  /** The chain can be made anew from nothing, as one on this machine is: what was asked for on the one before is gone. */
  readonly restarts: boolean;
};

const second = 1_000;
const minute = 60 * second;

/** The policy for a chain, by how often it makes blocks. */
export function policyFor(chainId: number): Policy {
  const { blockSeconds } = chainFacts(chainId);
  const isLocal = chainId === LOCAL_CHAIN_ID;
  return {
    // A block every two seconds is a rollup's or a test's; the chains with slower blocks reorganise by a block at times.
    confirmations: blockSeconds <= 2 ? 1 : 2,
    pollMs: isLocal ? 500 : Math.max(second, (blockSeconds * second) / 4),
    walletMs: 10 * minute,
    capabilitiesMs: 3 * second,
    receiptMs: 10 * minute,
    // Some wallets send through private relays, which show a transaction only once it is included.
    dropMs: isLocal ? 20 * second : 5 * minute,
    dropBlocks: isLocal ? 0 : Math.ceil((5 * 60) / blockSeconds / 2),
    privateBlocks: isLocal ? 32n : BigInt(Math.ceil((15 * 60) / blockSeconds)),
    proposalMs: isLocal ? 5 * second : 30 * second,
    proposedMs: 30 * minute,
    headMs: 20 * second,
    indexerMs: 20 * second,
    gasMarginBps: 2_000n,
    permitSeconds: 1_800n,
    logRange: 2_000n,
    // With a look per `pollMs` at most half of what /api/rpc gives back to a client in that time.
    logRanges: 10,
    tipBlocks: isLocal ? 32n : BigInt(Math.ceil((15 * 60) / blockSeconds)),
    searchMs: minute,
    restarts: isLocal,
  };
}
