import type { Hash, Hex } from "viem";
import { getBlockNumber, getTransactionCount } from "viem/actions";
import type { Flight } from "../machine/state";
import { describeTransaction, findByNonce } from "../network/find-by-nonce";
import { findReceipt, findTransaction } from "../network/transaction";
import type { ChainClient } from "../run/deps";

export type TransactionFlight = Extract<Flight, { via: "transaction" }>;

/** What is remembered of a transaction between two looks. */
export type Known = {
  /** As the network showed it; absent until it did, because a wallet may choose another than expected. */
  readonly nonce?: number;
  readonly fingerprint?: Hex;
};

/** What one look at the network shows. */
export type Sight =
  | { readonly is: "included"; readonly hash: Hash; readonly block: bigint; readonly nonce: number | undefined; readonly success: boolean; readonly head: bigint }
  | { readonly is: "pending"; readonly nonce: number; readonly fingerprint: Hex }
  /** The same calls under the same nonce, with another fee. */
  | { readonly is: "sped-up"; readonly hash: Hash; readonly nonce: number }
  | { readonly is: "other"; readonly hash: Hash; readonly cancels: boolean }
  /** The network does not know it, and the nonce, as far as it is known, is free. */
  | { readonly is: "missing"; readonly head: bigint };

/** Looks once. Throws what the reads throw. */
export async function look(client: ChainClient, flight: TransactionFlight, known: Known): Promise<Sight> {
  const { hash, asked } = flight;
  const [receipt, head] = await Promise.all([findReceipt(client, hash), getBlockNumber(client, { cacheTime: 0 })]);
  const transaction = await findTransaction(client, hash);
  if (receipt !== undefined) {
    const { blockNumber, status } = receipt;
    return { is: "included", hash, block: blockNumber, nonce: transaction?.nonce, success: status === "success", head };
  }
  if (transaction !== undefined) {
    const { nonce, fingerprint } = describeTransaction(transaction);
    if (transaction.blockNumber !== null) return { is: "pending", nonce, fingerprint };
    const used = await usedBy(client, { flight, nonce, fingerprint, head });
    return used ?? { is: "pending", nonce, fingerprint };
  }
  const nonce = known.nonce ?? flight.nonce;
  if (nonce === undefined) return { is: "missing", head };
  const used = await usedBy(client, { flight, nonce, fingerprint: known.fingerprint ?? asked.fingerprint, head });
  return used ?? { is: "missing", head };
}

/** What has used the nonce up, if anything has. */
async function usedBy(
  client: ChainClient,
  parameters: { flight: TransactionFlight; nonce: number; fingerprint: Hex; head: bigint },
): Promise<Sight | undefined> {
  const { flight, nonce, fingerprint, head } = parameters;
  const { from, hash, asked } = flight;
  if ((await getTransactionCount(client, { address: from, blockNumber: head })) <= nonce) return undefined;
  const found = await findByNonce({ client, from, nonce, after: asked.block, head });
  if (found === undefined || found.hash === hash) return undefined;
  if (found.fingerprint === fingerprint) return { is: "sped-up", hash: found.hash, nonce };
  return { is: "other", hash: found.hash, cancels: found.cancels };
}
