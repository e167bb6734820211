import type { Hex } from "viem";
import type { EventOf } from "./event";
import { avoiding, runOf, unsettledOf, without } from "./run";
import type { Asked, Flight, TxState, Unsettled } from "./state";

/** The wallet cannot do it this way, and has sent nothing: plan another. */
export function refused(state: TxState, { id, way }: EventOf<"refused">): TxState {
  if (state.status === "awaiting-wallet" && state.asked.id === id) return avoiding(state, way);
  return forgetting(state, id);
}

/** An error leaves open whether the wallet has sent, unless the error rules that out. */
export function errored(state: TxState, { id, failure, unsent }: EventOf<"errored">): TxState {
  if (state.status === "idle") return state;
  if (currentlyAsked(state)?.id !== id) return unsent ? forgetting(state, id) : answeredFor(state, id);
  const unsettled = unsent ? state.unsettled : unsettledOf(state).map((request) => closed(request, id));
  return { status: "failed", ...runOf(state), unsettled, failure, hash: undefined };
}

export function signed(state: TxState, { id }: EventOf<"signed">): TxState {
  if (state.status !== "awaiting-wallet" || state.asked.id !== id || state.asked.step.id !== "permit") return state;
  const run = runOf(state);
  const completed = [...run.completed, { step: state.asked.step, hash: undefined }];
  return { status: "simulating", ...run, steps: run.steps.slice(1), completed };
}

export function sent(state: TxState, { id, hash }: EventOf<"sent">): TxState {
  const asked = answered(state, id);
  if (asked === undefined || asked.step.id === "permit" || asked.step.id === "batch") return state;
  return broadcast(state, { via: "transaction", asked, hash, from: asked.from, nonce: asked.nonce });
}

export function batched(state: TxState, { id, batchId }: EventOf<"batched">): TxState {
  const asked = answered(state, id);
  if (asked?.step.id !== "batch") return state;
  return broadcast(state, { via: "batch", asked, id: batchId, from: asked.from });
}

/** The person said no. To a request of before, it only settles what was in doubt. */
export function rejected(state: TxState, { id }: EventOf<"rejected">): TxState {
  if (state.status === "idle") return state;
  const current = currentlyAsked(state);
  return current?.id === id ? { status: "rejected", ...runOf(state), step: current.step } : forgetting(state, id);
}

/** An earlier request has come to nothing. */
function forgetting(state: TxState, id: Hex): TxState {
  if (state.status === "idle" || earlierAsked(state, id) === undefined) return state;
  return { ...state, unsettled: without(state.unsettled, id) };
}

/** The wallet is through with an earlier request: nobody can confirm it any more. */
function answeredFor(state: TxState, id: Hex): TxState {
  if (state.status === "idle" || earlierAsked(state, id) === undefined) return state;
  return { ...state, unsettled: state.unsettled.map((request) => closed(request, id)) };
}

function closed(request: Unsettled, id: Hex): Unsettled {
  return request.asked.id === id && request.standing === "open" ? { ...request, standing: "answered" } : request;
}

function broadcast(state: TxState, flight: Flight): TxState {
  if (state.status === "idle") return state;
  return { status: "broadcast", ...runOf(state), unsettled: without(unsettledOf(state), flight.asked.id), flight };
}

/** The request that waits for this answer: the one at hand, or an earlier one whose answer comes late. */
function answered(state: TxState, id: Hex): Asked | undefined {
  const current = currentlyAsked(state);
  if (current?.id === id) return current;
  return mayStillAnswer(state) ? earlierAsked(state, id) : undefined;
}

function earlierAsked(state: TxState, id: Hex): Asked | undefined {
  if (state.status === "idle") return undefined;
  return state.unsettled.find(({ asked, hash }) => asked.id === id && hash === undefined)?.asked;
}

function currentlyAsked(state: TxState): Asked | undefined {
  switch (state.status) {
    case "awaiting-wallet":
      return state.asked;
    case "unknown":
    case "proposed":
      return state.flight === undefined ? state.asked : undefined;
    default:
      return undefined;
  }
}

/** Nothing else of this run is on its way or has arrived. */
function mayStillAnswer({ status }: TxState): boolean {
  switch (status) {
    case "planning":
    case "ready":
    case "simulating":
    case "awaiting-wallet":
    case "rejected":
    case "failed":
      return true;
    default:
      return false;
  }
}
