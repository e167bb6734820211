import { type GetTransactionReturnType, type Hash, TransactionNotFoundError, TransactionReceiptNotFoundError } from "viem";
import { getTransaction, getTransactionReceipt } from "viem/actions";
import type { ChainClient } from "../run/deps";

/** A transaction that the network knows. `blockNumber` is null while it is in no block. */
export type NetworkTransaction = Pick<GetTransactionReturnType, "hash" | "nonce" | "from" | "to" | "input" | "value"> & {
  readonly blockNumber: bigint | null;
};

/** The transaction, pending or included; absent when the network does not know it. */
export async function findTransaction(client: ChainClient, hash: Hash): Promise<NetworkTransaction | undefined> {
  try {
    return await getTransaction(client, { hash });
  } catch (error) {
    if (error instanceof TransactionNotFoundError) return undefined;
    throw error;
  }
}

/** The receipt; absent while it is in no block. */
export async function findReceipt(client: ChainClient, hash: Hash) {
  try {
    return await getTransactionReceipt(client, { hash });
  } catch (error) {
    if (error instanceof TransactionReceiptNotFoundError) return undefined;
    throw error;
  }
}
