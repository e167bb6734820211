import type { Hex } from "viem";
import type { Asked, Flight, Run, TxState, Unsettled, Way } from "./state";

type Running = Exclude<TxState, { status: "idle" }>;

/** The run of a state, without what belongs to its status alone. */
export function runOf(state: Running): Run {
  const { run, attended, steps, completed, avoid, unsettled, sinceBlock } = state;
  return { run, attended, steps, completed, avoid, unsettled, sinceBlock };
}

/** A run that nothing has happened to. */
export function freshRun(run: string): Run {
  return { run, attended: true, steps: [], completed: [], avoid: [], unsettled: [], sinceBlock: 0n };
}

/** All requests that were made and are not answered for: nothing may be sent before they were looked for. */
export function unsettledOf(state: Running): readonly Unsettled[] {
  switch (state.status) {
    case "awaiting-wallet":
      return withUnsettled(state, state.asked, undefined);
    case "unknown":
    case "proposed":
      return withUnsettled(state, state.asked, state.flight);
    case "broadcast":
    case "confirming":
    case "dropped":
      return withUnsettled(state, state.flight.asked, state.flight);
    default:
      return state.unsettled;
  }
}

/** A signature moves nothing by itself, so that its fate does not matter. */
function withUnsettled({ unsettled }: Run, asked: Asked, flight: Flight | undefined): readonly Unsettled[] {
  if (asked.step.id === "permit") return unsettled;
  const hash = flight?.via === "transaction" ? flight.hash : undefined;
  return [...without(unsettled, asked.id), { asked, hash, standing: flight === undefined ? "open" : "answered" }];
}

/** The requests other than this one. */
export function without(unsettled: readonly Unsettled[], id: Hex): readonly Unsettled[] {
  return unsettled.filter(({ asked }) => asked.id !== id);
}

/** The requests that may happen beside this one, because nothing excludes them or the wallet chose another nonce. */
export function notExcludedBy(flight: Flight, unsettled: readonly Unsettled[]): readonly Unsettled[] {
  const taken = flight.via === "transaction" ? flight.nonce : undefined;
  return unsettled.filter(({ asked, standing }) =>
    asked.nonce === undefined || taken === undefined ? standing !== "declined" : asked.nonce !== taken,
  );
}

/** Planned anew, without a way that this wallet cannot go. */
export function avoiding(state: Running, way: Way): TxState {
  const run = runOf(state);
  return replanned(run, { avoid: run.avoid.includes(way) ? run.avoid : [...run.avoid, way] });
}

/** A run planned anew: a signature that was not used is forgotten, a transaction that was included stays done. */
export function replanned(run: Run, changes: Partial<Run> = {}): TxState {
  const completed = run.completed.filter(({ hash }) => hash !== undefined);
  return { status: "planning", ...run, completed, ...changes };
}
