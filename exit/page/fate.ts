import { type Client, type Hash, isAddressEqual, TimeoutError, type TransactionReceipt } from "viem";
import { getBlockNumber, getChainId, getTransactionCount } from "viem/actions";
import { leavesOutcome, outcomeSearch, searchOn } from "../../lib/tx/network/find-outcome";
import { findReceipt, findTransaction } from "../../lib/tx/network/transaction";
import { policyFor } from "../../lib/tx/policy";
import { systemClock } from "../../lib/tx/run/system-clock";
import { deedOutcome, writeDeed } from "./deed";
import { chainId, whereOf } from "./deployment";
import { requireChain } from "./require";
import type { Sent } from "./sent";

/**
 * What one look at the chain shows of a request.
 * `included`: in a block, `depth` blocks deep; `isDone` if that block has the log of it. `gone`: another
 * transaction has its number. `waiting`: neither; it may be on its way, or still open in the wallet. `nonce` is its
 * number as the network shows it: until then it is the one it was asked to have, and some wallets choose another.
 */
export type Fate =
  | { readonly is: "included"; readonly receipt: TransactionReceipt; readonly depth: number; readonly isDone: boolean }
  | { readonly is: "gone" }
  | { readonly is: "waiting"; readonly nonce?: number };

const policy = policyFor(chainId);
const never = new AbortController().signal;

/** Up to which block there is no log of a request: what one look leaves out, the next goes on with. */
const searched = new Map<string, bigint>();

/** Looks, and once more where it seems gone: the first look may have come between two servers of different age. */
export async function lookFor(client: Client, sent: Sent, signal: AbortSignal = never): Promise<Fate> {
  const fate = await lookOnce(client, sent, signal);
  if (fate.is !== "gone") return fate;
  await systemClock.sleep(policy.pollMs, signal);
  return lookOnce(client, sent, signal);
}

/** Throws what the reads throw, and when the search takes too long: without an answer nothing is known. */
async function lookOnce(client: Client, sent: Sent, signal: AbortSignal): Promise<Fate> {
  // A wallet that went to another chain would tell that chain's numbers.
  requireChain(await getChainId(client));
  // The number first: what is read after it is at least as new, so that a transaction is not taken for another's.
  const used = sent.nonce === undefined ? 0 : await getTransactionCount(client, { address: sent.account });
  const head = await getBlockNumber(client, { cacheTime: 0 });
  const own = sent.hash && (await findReceipt(client, sent.hash));
  if (own) return included(own, head, sent);
  const shown = await shownNonce(client, sent);
  const nonce = shown ?? sent.nonce;
  const isTaken = nonce !== undefined && used > nonce;
  if (sent.hash !== undefined && nonce !== undefined && !isTaken) return waiting(shown);
  // The hash was lost, or sped up, or is not one of the chain's: then the log tells.
  const hash = await findByLog(client, sent, signal);
  const receipt = hash && (await findReceipt(client, hash));
  if (receipt) return included(receipt, head, sent);
  // What left the wallet and was never shown may have a later number, and still happen.
  const isCertain = sent.hash === undefined || shown !== undefined || sent.isShown === true;
  return isTaken && isCertain ? { is: "gone" } : waiting(shown);
}

/** The transaction that left the log. Absent only when every block since the request was searched. */
async function findByLog(client: Client, { account, deed, block }: Sent, signal: AbortSignal): Promise<Hash | undefined> {
  const key = [account, block, ...writeDeed(deed)].join();
  const look = outcomeSearch({
    client,
    policy,
    filter: deedOutcome(deed, whereOf(account)),
    asked: { block: searched.get(key) ?? block },
    note: (last) => searched.set(key, last),
  });
  const finding = await searchOn(look, { clock: systemClock, policy }, signal)();
  if (finding.is === "unfinished") throw new TimeoutError({ body: {}, url: "" });
  return finding.is === "found" ? finding.hash : undefined;
}

/** The number of the transaction as the network knows it; absent where it does not, or where somebody else pays for it. */
async function shownNonce(client: Client, { account, nonce, hash }: Sent): Promise<number | undefined> {
  if (nonce === undefined || hash === undefined) return undefined;
  const transaction = await findTransaction(client, hash);
  return transaction && isAddressEqual(transaction.from, account) ? transaction.nonce : undefined;
}

function waiting(nonce: number | undefined): Fate {
  return { is: "waiting", ...(nonce !== undefined && { nonce }) };
}

function included(receipt: TransactionReceipt, head: bigint, { account, deed }: Sent): Fate {
  const filter = deedOutcome(deed, whereOf(account));
  const isDone = receipt.logs.some((log) => leavesOutcome(log, filter));
  return { is: "included", receipt, depth: Number(head - receipt.blockNumber) + 1, isDone };
}

/** How a request can end. */
export type Settled = Exclude<Fate, { is: "waiting" }>;

/** Whether nothing more is to be waited for. */
export function isOver(fate: Settled): boolean {
  return fate.is === "gone" || fate.depth >= policy.confirmations;
}
