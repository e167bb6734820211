import type { TxEvent } from "../../machine/event";
import type { TxState } from "../../machine/state";
import { settle } from "../../receipt/settle";
import { watchBatch } from "../../receipt/watch-batch";
import { watchConfirmations } from "../../receipt/watch-confirmations";
import { watchProposal } from "../../receipt/watch-proposal";
import { watchTransaction } from "../../receipt/watch-transaction";
import { withLimit } from "../../network/with-limit";
import { awaitingWallet } from "./awaiting-wallet";
import type { Effect, EffectContext } from "./context";
import { planning } from "./planning";
import { searchFor } from "./search";
import { simulating } from "./simulating";

const broadcast: Effect<"broadcast"> = async (context, { flight }, signal) =>
  flight.via === "transaction"
    ? watchTransaction(context.deps, flight, signal)
    : watchBatch(context.deps, flight, searchFor(context, flight.asked, signal), signal);

const confirming: Effect<"confirming"> = async ({ deps, flow }, { flight, seen }, signal) => {
  const { asked } = flight;
  return watchConfirmations(deps, seen, signal, { asked, outcome: flow.outcomeOf(asked) });
};

/** Waits until the history shows it, where there is one; the payment does not depend on it. */
const indexing: Effect<"indexing"> = async ({ deps }, { block }, signal) => {
  const { indexer, policy, clock } = deps;
  if (indexer === undefined) return { type: "indexed", history: "none" };
  const caughtUp = await withLimit(
    indexer(block, signal).catch(() => false),
    policy.indexerMs,
    clock,
  );
  return { type: "indexed", history: !caughtUp.late && caughtUp.value ? "caught-up" : "late" };
};

/** The wallet did not answer in time: one look at the chain, and then it is the person's turn. */
const unknown: Effect<"unknown"> = async (context, { asked, flight }, signal) => {
  if (flight !== undefined) return undefined;
  const request = { asked, hash: undefined, standing: "open" } as const;
  // A failed read leaves it as unknown as it was.
  const fate = await settle(context.deps, request, searchFor(context, asked, signal)).catch(() => undefined);
  return fate?.is === "found" ? { type: "found", flight: fate.flight } : undefined;
};

/** Does what a state asks for. Exhaustive: a state that rests says so. */
export function perform(context: EffectContext, state: TxState, signal: AbortSignal): Promise<TxEvent | undefined> {
  switch (state.status) {
    case "planning":
      return planning(context, state, signal);
    case "ready":
      return Promise.resolve(state.attended ? { type: "go" } : undefined);
    case "simulating":
      return simulating(context, state, signal);
    case "awaiting-wallet":
      return awaitingWallet(context, state, signal);
    case "broadcast":
      return broadcast(context, state, signal);
    case "confirming":
      return confirming(context, state, signal);
    case "indexing":
      return indexing(context, state, signal);
    case "proposed":
      return watchProposal(context.deps, state, searchFor(context, state.asked, signal), signal);
    case "unknown":
      return unknown(context, state, signal);
    case "idle":
    case "done":
    case "rejected":
    case "failed":
    case "replaced":
    case "dropped":
      return Promise.resolve(undefined);
  }
}
