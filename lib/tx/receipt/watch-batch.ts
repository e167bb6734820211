import { engineFailure } from "../machine/engine-failure";
import type { TxEvent } from "../machine/event";
import type { Flight } from "../machine/state";
import { accountKind } from "../network/account-kind";
import type { OutcomeSearch } from "../network/find-outcome";
import type { Deps } from "../run/deps";
import { batchStatus } from "../wallet/batch-status";

type BatchFlight = Extract<Flight, { via: "batch" }>;

/**
 * Watches a batch through its wallet until the transaction that carries it is known; where the wallet
 * does not say, through the log that its success leaves. Bounded by `receiptMs`.
 */
export async function watchBatch(
  deps: Pick<Deps, "client" | "wallet" | "clock" | "policy">,
  { id, from }: BatchFlight,
  search: OutcomeSearch,
  signal: AbortSignal,
): Promise<TxEvent | undefined> {
  const { client, clock, policy } = deps;
  const begin = clock.now();
  while (!signal.aborted) {
    const status = await batchStatus(deps, id);
    const waited = clock.now() - begin;
    if (status.is === "included") return { type: "carried", hash: status.hash };
    if (status.is === "abandoned") return { type: "abandoned", failure: engineFailure("batch-abandoned") };
    if (status.is !== "pending") {
      const finding = await search().catch(() => undefined);
      if (finding?.is === "found") return { type: "carried", hash: finding.hash };
    } else if (waited >= policy.proposalMs) {
      const kind = await accountKind(client, from).catch(() => undefined);
      if (kind === "contract") return { type: "proposed" };
    }
    if (waited >= policy.receiptMs) return { type: "timed-out" };
    await clock.sleep(policy.pollMs, signal);
  }
  return undefined;
}
