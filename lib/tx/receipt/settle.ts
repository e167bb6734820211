import { type Hash, isAddressEqual } from "viem";
import { getBlock, getBlockNumber, getTransactionCount } from "viem/actions";
import type { Asked, Flight, Unsettled } from "../machine/state";
import { describeTransaction, findByNonce } from "../network/find-by-nonce";
import type { OutcomeSearch } from "../network/find-outcome";
import { findTransaction } from "../network/transaction";
import type { ChainClient, Deps } from "../run/deps";
import { batchStatus } from "../wallet/batch-status";

/**
 * What became of a request whose answer was lost.
 * `found`: it is on chain or on its way. `gone`: it did not happen and cannot any more. `free`: no trace
 * of it; it can still happen, so that another request must have the same nonce or the same name.
 * `waiting`: something of the account waits under its nonce, and nobody can say what. `unfinished`: there are blocks
 * in which it may be and that were not searched yet; nothing may be sent beside it.
 */
export type Fate = { readonly is: "found"; readonly flight: Flight } | { readonly is: "gone" | "free" | "waiting" | "unfinished" };

/** More transactions than a person sends between two looks. */
const maxLaterNonces = 16;

type Settle = Pick<Deps, "client" | "wallet" | "clock" | "policy">;

/** Looks for a request on chain, by `search` where only its log can tell. Throws what the reads throw: without an answer nothing may be sent. */
export async function settle(deps: Settle, { asked, hash, standing }: Unsettled, search: OutcomeSearch): Promise<Fate> {
  const { client, policy } = deps;
  if (policy.restarts && (await isOfAnotherChain(client, asked))) return { is: "gone" };
  if (hash !== undefined) {
    const transaction = await findTransaction(client, hash);
    if (transaction !== undefined) return found(asked, hash, asked.nonce === undefined ? undefined : transaction.nonce);
  }
  if (asked.step.id === "batch") return settleBatch(deps, asked, search);
  if (asked.nonce === undefined) return settleByOutcome(asked, search, "free");
  const fate = await settleByNonce(deps.client, asked, asked.nonce, search);
  if (fate.is !== "gone" || standing === "declined") return fate;
  // Nobody has confirmed it yet: its wallet will give it whatever number comes then.
  if (standing === "open" && hash === undefined) return { is: "free" };
  return (await isYoung(deps, asked)) ? { is: "waiting" } : fate;
}

/** It was asked for at a block or a nonce that this chain has not come to. */
async function isOfAnotherChain(client: ChainClient, { from, nonce, block, searched = block }: Asked): Promise<boolean> {
  if ((await getBlockNumber(client, { cacheTime: 0 })) < searched) return true;
  return nonce !== undefined && (await getTransactionCount(client, { address: from, blockTag: "pending" })) < nonce;
}

/** It left the wallet, under a nonce that may be another than expected: a private relay may still have it. */
async function isYoung({ client, policy }: Settle, asked: Asked): Promise<boolean> {
  return (await getBlockNumber(client, { cacheTime: 0 })) < asked.block + policy.privateBlocks;
}

async function settleBatch(deps: Settle, asked: Asked, search: OutcomeSearch): Promise<Fate> {
  const status = await batchStatus(deps, asked.id);
  switch (status.is) {
    case "included":
      return found(asked, status.hash, undefined);
    case "pending":
      return { is: "found", flight: { via: "batch", asked, id: asked.id, from: asked.from } };
    case "abandoned":
      return { is: "gone" };
    case "unknown":
    case "silent":
      return settleByOutcome(asked, search, "free");
  }
}

/** `otherwise`: what is known when the log is in none of the blocks since. */
async function settleByOutcome(asked: Asked, search: OutcomeSearch, otherwise: "free" | "gone"): Promise<Fate> {
  const finding = await search();
  if (finding.is === "found") return found(asked, finding.hash, undefined);
  return { is: finding.is === "none" ? otherwise : "unfinished" };
}

async function settleByNonce(client: ChainClient, asked: Asked, nonce: number, search: OutcomeSearch): Promise<Fate> {
  const address = asked.from;
  const head = await getBlockNumber(client, { cacheTime: 0 });
  const [used, usedOrWaiting] = await Promise.all([
    getTransactionCount(client, { address, blockNumber: head }),
    getTransactionCount(client, { address, blockTag: "pending" }),
  ]);
  if (used > nonce) {
    const end = Math.min(used, nonce + maxLaterNonces);
    const included = await searchIncluded(client, asked, { first: nonce, end, head }).catch(forgotten);
    if (included !== undefined && included !== "forgotten") return found(asked, included.hash, included.nonce);
    // A node that has forgotten old state cannot search by nonce; the logs are kept.
    if (included === "forgotten" || end < used) {
      const logged = await settleByOutcome(asked, search, "gone");
      if (logged.is !== "gone") return logged;
    }
    // It may have a later nonce and wait under it.
    if (usedOrWaiting <= used) return { is: "gone" };
  } else if (usedOrWaiting <= nonce) {
    return { is: "free" };
  }
  const pending = await findPending(client, asked);
  return pending === undefined ? { is: "waiting" } : found(asked, pending.hash, pending.nonce);
}

/** How nodes say that they have pruned the state of an old block. */
const forgottenState = /missing trie node|historical state|pruned|archive|state (is |at .* )?(not|un)\s?available|no state/i;

/** A read that failed for any other reason proves nothing, and is thrown on. */
function forgotten(error: unknown): "forgotten" {
  if (error instanceof Error && forgottenState.test(error.message)) return "forgotten";
  throw error;
}

/** The wallet may have taken a later nonce than expected, so those after it are looked at too. */
async function searchIncluded(client: ChainClient, asked: Asked, range: { first: number; end: number; head: bigint }) {
  for (let nonce = range.first; nonce < range.end; nonce += 1) {
    const transaction = await findByNonce({ client, from: asked.from, nonce, after: asked.block, head: range.head });
    if (transaction?.fingerprint === asked.fingerprint) return transaction;
  }
  return undefined;
}

async function findPending(client: ChainClient, asked: Asked) {
  const { transactions } = await getBlock(client, { blockTag: "pending", includeTransactions: true });
  return transactions
    .filter(({ from }) => isAddressEqual(from, asked.from))
    .map(describeTransaction)
    .find(({ fingerprint }) => fingerprint === asked.fingerprint);
}

function found(asked: Asked, hash: Hash, nonce: number | undefined): Fate {
  return { is: "found", flight: { via: "transaction", asked, hash, from: asked.from, nonce } };
}
