import type { Hex } from "viem";

/** What is needed of a log, as Ponder and viem give it, to say where it stands. */
export type LogPlace = {
  readonly block: { readonly number: bigint; readonly timestamp: bigint };
  readonly log: { readonly logIndex: number };
  readonly transaction: { readonly hash: Hex };
};

/** Where on the chain a row comes from; with the chain's id and the block it is its key. Times in unix seconds. */
export type Place = {
  readonly chainId: number;
  readonly block: number;
  readonly logIndex: number;
  readonly time: number;
  readonly transaction: Hex;
};

export function placeOf(chainId: number, { block, log, transaction }: LogPlace): Place {
  return { chainId, block: Number(block.number), logIndex: log.logIndex, time: Number(block.timestamp), transaction: transaction.hash };
}
