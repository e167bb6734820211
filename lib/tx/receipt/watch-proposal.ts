import { engineFailure } from "../machine/engine-failure";
import type { TxEvent } from "../machine/event";
import type { Asked, Flight } from "../machine/state";
import type { OutcomeSearch } from "../network/find-outcome";
import { findReceipt } from "../network/transaction";
import type { Deps } from "../run/deps";
import { batchStatus } from "../wallet/batch-status";

/** Owners sign in minutes or days: look less often than for a receipt. */
const patience = 4;

/**
 * Watches for the moment at which a multisig's owners have signed and somebody has sent their transaction.
 * After `proposedMs` it rests, and looks again when the person asks.
 */
export async function watchProposal(
  deps: Pick<Deps, "client" | "wallet" | "clock" | "policy">,
  { asked, flight }: { readonly asked: Asked; readonly flight: Flight | undefined },
  search: OutcomeSearch,
  signal: AbortSignal,
): Promise<TxEvent | undefined> {
  const { clock, policy } = deps;
  const end = clock.now() + policy.proposedMs;
  while (!signal.aborted && clock.now() < end) {
    const event = await lookForProposal(deps, asked, flight, search).catch(() => undefined);
    if (event !== undefined && event !== "unfinished") return event;
    await clock.sleep(event === "unfinished" ? policy.pollMs : policy.pollMs * patience, signal);
  }
  return undefined;
}

async function lookForProposal(
  deps: Pick<Deps, "client" | "wallet" | "clock" | "policy">,
  asked: Asked,
  flight: Flight | undefined,
  search: OutcomeSearch,
): Promise<TxEvent | "unfinished" | undefined> {
  if (flight?.via === "batch") {
    const status = await batchStatus(deps, flight.id);
    if (status.is === "abandoned") return { type: "abandoned", failure: engineFailure("batch-abandoned") };
    if (status.is === "included") return found(asked, status.hash);
  }
  if (flight?.via === "transaction" && (await findReceipt(deps.client, flight.hash)) !== undefined) return found(asked, flight.hash);
  const finding = await search();
  if (finding.is === "unfinished") return "unfinished";
  return finding.is === "found" ? found(asked, finding.hash) : undefined;
}

function found(asked: Asked, hash: `0x${string}`): TxEvent {
  return { type: "found", flight: { via: "transaction", asked, hash, from: asked.from, nonce: undefined } };
}
