import { type Address, type Hash, isAddressEqual } from "viem";
import { getBlock, getTransactionCount } from "viem/actions";
import { fingerprintOf } from "../calls";
import type { ChainClient } from "../run/deps";

/** A transaction as far as it matters for telling two apart. */
export type IncludedTransaction = {
  readonly hash: Hash;
  readonly nonce: number;
  readonly fingerprint: Hash;
  /** A transfer of nothing to oneself: how wallets cancel. */
  readonly cancels: boolean;
};

/**
 * The transaction that used up this nonce, looked for in the blocks after `after` up to `head`.
 * Absent when it is in none of them. Halves the range by the account's nonce at a block, so that the
 * number of reads grows with the logarithm of the range. Throws where a node has forgotten that state.
 */
export async function findByNonce(parameters: {
  client: ChainClient;
  from: Address;
  nonce: number;
  after: bigint;
  head: bigint;
}): Promise<IncludedTransaction | undefined> {
  const { client, from, nonce, after, head } = parameters;
  const usedAt = async (blockNumber: bigint) => (await getTransactionCount(client, { address: from, blockNumber })) > nonce;
  if (!(await usedAt(head)) || (await usedAt(after))) return undefined;
  let [free, used] = [after, head];
  while (used - free > 1n) {
    const middle = (free + used) / 2n;
    if (await usedAt(middle)) used = middle;
    else free = middle;
  }
  return findInBlock(client, from, nonce, used);
}

async function findInBlock(client: ChainClient, from: Address, nonce: number, blockNumber: bigint) {
  const { transactions } = await getBlock(client, { blockNumber, includeTransactions: true });
  const found = transactions.find((transaction) => transaction.nonce === nonce && isAddressEqual(transaction.from, from));
  return found && describeTransaction(found);
}

/** What is needed of a transaction to recognise it. A deployment has no receiver and resembles nothing of ours. */
export function describeTransaction(transaction: {
  readonly hash: Hash;
  readonly nonce: number;
  readonly from: Address;
  readonly to: Address | null;
  readonly input: Hash;
  readonly value: bigint;
}): IncludedTransaction {
  const { hash, nonce, from, to, input, value } = transaction;
  return {
    hash,
    nonce,
    fingerprint: to === null ? hash : fingerprintOf([{ to, data: input, value }]),
    cancels: to !== null && isAddressEqual(to, from) && value === 0n && input === "0x",
  };
}
