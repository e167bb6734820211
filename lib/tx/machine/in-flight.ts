import type { EventOf } from "./event";
import { notExcludedBy, replanned, runOf, unsettledOf, without } from "./run";
import type { Asked, Flight, Run, TxState } from "./state";

type Running = Exclude<TxState, { status: "idle" }>;
type InFlight = Extract<TxState, { status: "broadcast" | "confirming" }>;

function isInFlight(state: TxState): state is InFlight {
  return state.status === "broadcast" || state.status === "confirming";
}

/** A request whose answer was lost has been found on chain. */
export function found(state: TxState, { flight }: EventOf<"found">): TxState {
  switch (state.status) {
    case "planning":
    case "unknown":
    case "proposed":
      return isLookedFor(state, flight)
        ? { status: "broadcast", ...runOf(state), unsettled: without(unsettledOf(state), flight.asked.id), flight }
        : state;
    default:
      return state;
  }
}

function isLookedFor(state: Running, { asked }: Flight): boolean {
  return unsettledOf(state).some((unsettled) => unsettled.asked.id === asked.id);
}

export function seen(state: TxState, { inclusion }: EventOf<"seen">): TxState {
  return isInFlight(state) ? { status: "confirming", ...runOf(state), flight: state.flight, seen: inclusion } : state;
}

export function reorged(state: TxState): TxState {
  return state.status === "confirming" ? { status: "broadcast", ...runOf(state), flight: state.flight } : state;
}

/** The nonce that was expected becomes the one it has: a request after it must take the same. */
export function numbered(state: TxState, { nonce }: EventOf<"numbered">): TxState {
  if (state.status !== "broadcast" || state.flight.via !== "transaction" || state.flight.asked.nonce === nonce) return state;
  const { flight } = state;
  return { status: "broadcast", ...runOf(state), flight: { ...flight, nonce, asked: { ...flight.asked, nonce } } };
}

/** A batch is on chain in this transaction, which may have been sent by somebody else for the account. */
export function carried(state: TxState, { hash }: EventOf<"carried">): TxState {
  if (!isInFlight(state) || state.flight.via !== "batch") return state;
  const { asked, from } = state.flight;
  return { status: "broadcast", ...runOf(state), flight: { via: "transaction", asked, hash, from, nonce: undefined } };
}

/** The same transaction under another hash: the wallet paid more for it. */
export function spedUp(state: TxState, { hash, nonce }: EventOf<"sped-up">): TxState {
  if (!isInFlight(state) || state.flight.via !== "transaction") return state;
  return { status: "broadcast", ...runOf(state), flight: { ...state.flight, hash, nonce } };
}

export function included(state: TxState, { hash, block }: EventOf<"included">): TxState {
  if (!isInFlight(state)) return state;
  const { step } = state.flight.asked;
  const run = {
    ...runOf(state),
    completed: [...state.completed, { step, hash }],
    steps: state.steps.slice(1),
    sinceBlock: block,
  };
  if (!step.final) return replanned(run);
  return { status: "indexing", ...run, steps: [], unsettled: notExcludedBy(state.flight, state.unsettled), hash, block };
}

export function reverted(state: TxState, { hash, failure }: EventOf<"reverted">): TxState {
  return isInFlight(state) ? { status: "failed", ...runOf(state), failure, hash } : state;
}

export function abandoned(state: TxState, { failure }: EventOf<"abandoned">): TxState {
  return isInFlight(state) || state.status === "proposed"
    ? { status: "failed", ...runOf(state), failure, hash: undefined }
    : state;
}

/** The nonce is used up by something else, so that what was asked for can no longer happen. */
export function replaced(state: TxState, { hash, cancelled }: EventOf<"replaced">): TxState {
  return isInFlight(state) ? { status: "replaced", ...runOf(state), flight: state.flight, hash, cancelled } : state;
}

export function dropped(state: TxState): TxState {
  if (!isInFlight(state)) return state;
  return { status: "dropped", ...runOf(state), unsettled: unsettledOf(state), flight: state.flight };
}

/** Several owners have to sign; their wallet keeps it until then. */
export function proposed(state: TxState): TxState {
  const waiting = waitingFor(state);
  return waiting === undefined ? state : { status: "proposed", ...waiting };
}

export function timedOut(state: TxState): TxState {
  const waiting = waitingFor(state);
  return waiting === undefined ? state : { status: "unknown", ...waiting };
}

type Waiting = Run & { readonly asked: Asked; readonly flight: Flight | undefined };

function waitingFor(state: TxState): Waiting | undefined {
  if (state.status === "awaiting-wallet") return { ...runOf(state), asked: state.asked, flight: undefined };
  return isInFlight(state) ? { ...runOf(state), asked: state.flight.asked, flight: state.flight } : undefined;
}

export function indexed(state: TxState, { history }: EventOf<"indexed">): TxState {
  return state.status === "indexing" ? { status: "done", ...runOf(state), hash: state.hash, history } : state;
}
