import { isAddressEqual, type TransactionReceipt } from "viem";
import { getBlockNumber } from "viem/actions";
import type { ClassifiedError } from "../../errors/codes";
import type { OutcomeFilter } from "../flow";
import type { TxEvent } from "../machine/event";
import type { Asked, Inclusion } from "../machine/state";
import { leavesOutcome } from "../network/find-outcome";
import { findReceipt } from "../network/transaction";
import type { Deps } from "../run/deps";

/** A revert whose reason could not be fetched is still a revert. */
const withoutReason: ClassifiedError = { kind: "contract", code: "revert-empty", values: {}, detail: "", retry: true };

/** What was asked for, and the log that proves that it happened. */
export type Proof = { readonly asked: Asked; readonly outcome: OutcomeFilter };

/**
 * Watches a transaction that is in a block until that block is deep enough, or a reorganisation has
 * taken it out. Bounded by `receiptMs`, after which it is `timed-out`. A transaction that somebody else
 * sent for the account can succeed although what it carries has failed: with `proof`, a final step in one
 * counts as included only with its log.
 */
export async function watchConfirmations(
  deps: Pick<Deps, "client" | "clock" | "policy" | "explainRevert">,
  seen: Inclusion,
  signal: AbortSignal,
  proof?: Proof,
): Promise<TxEvent | undefined> {
  const { client, clock, policy, explainRevert } = deps;
  const end = clock.now() + policy.receiptMs;
  while (!signal.aborted) {
    const sight = await lookAgain(client, seen).catch(() => undefined);
    if (sight === "gone") return { type: "reorged" };
    if (sight !== undefined && sight.confirmations >= policy.confirmations) {
      const { block, hash, success, receipt } = sight;
      if (success && !isProven(receipt, proof)) return { type: "reverted", hash, failure: withoutReason };
      if (success) return { type: "included", hash, block };
      return { type: "reverted", hash, failure: await explainRevert(hash).catch(() => withoutReason) };
    }
    if (sight !== undefined && (sight.confirmations !== seen.confirmations || sight.block !== seen.block)) {
      const { hash, block, confirmations } = sight;
      return { type: "seen", inclusion: { hash, block, confirmations } };
    }
    if (clock.now() >= end) return { type: "timed-out" };
    await clock.sleep(policy.pollMs, signal);
  }
  return undefined;
}

async function lookAgain(client: Deps["client"], { hash, confirmations: before }: Inclusion) {
  const [receipt, head] = await Promise.all([findReceipt(client, hash), getBlockNumber(client, { cacheTime: 0 })]);
  if (receipt === undefined) return "gone";
  const block = receipt.blockNumber;
  // A server that lags behind the one that gave the receipt counts too few.
  const confirmations = Math.max(before, Number(head - block) + 1);
  return { hash, block, success: receipt.status === "success", receipt, confirmations };
}

function isProven(receipt: TransactionReceipt, proof: Proof | undefined): boolean {
  if (proof === undefined || !proof.asked.step.final) return true;
  const { asked, outcome } = proof;
  const isOwn = asked.nonce !== undefined && isAddressEqual(receipt.from, asked.from);
  return isOwn || receipt.logs.some((log) => leavesOutcome(log, outcome));
}
