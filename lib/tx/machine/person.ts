import { engineFailure } from "./engine-failure";
import type { EventOf } from "./event";
import { freshRun, replanned, runOf, unsettledOf } from "./run";
import type { TxState, Unsettled } from "./state";

/** Begins a run. Refused while something of the run before it may still happen. */
export function start(state: TxState, { run }: EventOf<"start">): TxState {
  switch (state.status) {
    case "idle":
      return { status: "planning", ...freshRun(run), unsettled: state.unsettled ?? [] };
    case "done":
      return { status: "planning", ...freshRun(run), unsettled: state.unsettled };
    case "rejected":
    case "failed":
    case "replaced":
      return state.unsettled.length === 0 ? { status: "planning", ...freshRun(run) } : state;
    default:
      return state;
  }
}

export function retry(state: TxState, { without }: EventOf<"retry">): TxState {
  switch (state.status) {
    case "rejected":
    case "failed":
    case "replaced":
    case "dropped": {
      const run = runOf(state);
      const avoid = without === undefined || run.avoid.includes(without) ? run.avoid : [...run.avoid, without];
      return replanned(run, { attended: true, avoid });
    }
    default:
      return state;
  }
}

/** Goes on with a run that rests. What is in doubt is looked for first; the wallet opens on a later press. */
export function resume(state: TxState): TxState {
  switch (state.status) {
    case "ready":
      return state.attended ? state : replanned(runOf(state), { attended: true });
    case "unknown":
      return state.flight === undefined
        ? replanned(runOf(state), { attended: false, unsettled: unsettledOf(state) })
        : { status: "broadcast", ...runOf(state), flight: state.flight };
    default:
      return state;
  }
}

/** Puts a run away. What may still happen of it is not forgotten. */
export function reset(state: TxState): TxState {
  switch (state.status) {
    case "ready":
      return state.attended ? state : putAway(state);
    case "done":
    case "rejected":
    case "failed":
    case "replaced":
    case "dropped":
    case "proposed":
    case "unknown":
      return putAway(state);
    default:
      return state;
  }
}

/** Nobody but the person can know that a request with nothing to exclude it is gone from the wallet. */
export function declined(state: TxState): TxState {
  if (state.status !== "failed" || state.failure.code !== "request-open") return state;
  const unsettled = state.unsettled.map((request): Unsettled => ({ ...request, standing: "declined" }));
  return replanned(runOf(state), { attended: true, unsettled });
}

/** The person sees no request in the wallet: it is looked for on the chain, and a signature is given up. */
export function unanswered(state: TxState): TxState {
  if (state.status !== "awaiting-wallet") return state;
  const { asked } = state;
  return asked.step.id === "permit"
    ? { status: "failed", ...runOf(state), failure: engineFailure("wallet-silent"), hash: undefined }
    : { status: "unknown", ...runOf(state), asked, flight: undefined };
}

function putAway(state: Exclude<TxState, { status: "idle" }>): TxState {
  const unsettled = unsettledOf(state);
  return unsettled.length === 0 ? { status: "idle" } : { status: "idle", unsettled };
}

/**
 * Takes up what was stored. What is on its way is watched; everything else is planned again from the
 * chain's state, after looking for a request whose answer was lost. Nobody has pressed yet.
 */
export function restored(state: TxState, { state: stored }: EventOf<"restored">): TxState {
  if (state.status !== "idle" || stored.status === "idle") return state;
  if (stored.status === "done") return putAway(stored);
  const run = { ...runOf(stored), attended: false };
  switch (stored.status) {
    case "broadcast":
    case "confirming":
      return { status: "broadcast", ...run, flight: stored.flight };
    case "unknown":
      return stored.flight === undefined
        ? replanned(run, { unsettled: unsettledOf(stored) })
        : { status: "broadcast", ...run, flight: stored.flight };
    case "indexing":
      return { ...stored, ...run };
    case "proposed":
      return { ...stored, ...run };
    default:
      return replanned(run, { unsettled: unsettledOf(stored) });
  }
}
