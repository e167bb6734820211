import type { StepView } from "../flow";
import { engineFailure } from "./engine-failure";
import type { EventOf } from "./event";
import { avoiding, runOf, unsettledOf, without } from "./run";
import type { Asked, CompletedStep, TxState } from "./state";

export function planned(state: TxState, { steps, block }: EventOf<"planned">): TxState {
  if (state.status !== "planning") return state;
  const run = { ...runOf(state), steps, sinceBlock: block > state.sinceBlock ? block : state.sinceBlock };
  const [next] = steps;
  if (next === undefined) {
    return { status: "done", ...run, hash: run.completed.at(-1)?.hash, history: "none" };
  }
  const again = run.completed.find((done) => isSameStep(done, next));
  if (again === undefined) return { status: "ready", ...run };
  const completed = run.completed.filter((done) => done !== again);
  return { status: "failed", ...run, completed, failure: engineFailure("allowance-short"), hash: again.hash };
}

function isSameStep({ step }: CompletedStep, next: StepView): boolean {
  return step.id === next.id && step.spend?.token === next.spend?.token && step.spend?.spender === next.spend?.spender;
}

export function go(state: TxState): TxState {
  return state.status === "ready" && state.attended ? { ...state, status: "simulating" } : state;
}

export function simulated(state: TxState, { asked }: EventOf<"simulated">): TxState {
  if (state.status !== "simulating" || asked.step.id !== state.steps[0]?.id) return state;
  return { ...state, status: "awaiting-wallet", asked };
}

export function settled(state: TxState, { id }: EventOf<"settled">): TxState {
  return state.status === "planning" ? { ...state, unsettled: without(state.unsettled, id) } : state;
}

/** Kept with the request, so that the search goes on from there on a later visit. */
export function searched(state: TxState, { id, block }: EventOf<"searched">): TxState {
  const isIt = (asked: Asked): boolean => asked.id === id;
  const known = (asked: Asked): Asked => ({ ...asked, searched: block });
  switch (state.status) {
    case "planning": {
      if (!state.unsettled.some(({ asked }) => isIt(asked))) return state;
      const unsettled = state.unsettled.map((request) => (isIt(request.asked) ? { ...request, asked: known(request.asked) } : request));
      return { ...state, unsettled };
    }
    case "broadcast":
      return isIt(state.flight.asked) ? { ...state, flight: { ...state.flight, asked: known(state.flight.asked) } } : state;
    case "proposed":
      return isIt(state.asked) ? { ...state, asked: known(state.asked) } : state;
    default:
      return state;
  }
}

/** Another way has to be planned. */
export function impossible(state: TxState, { way }: EventOf<"impossible">): TxState {
  return state.status === "simulating" ? avoiding(state, way) : state;
}

/** What the wallet was being asked meanwhile stays in doubt. */
export function failed(state: TxState, { failure }: EventOf<"failed">): TxState {
  switch (state.status) {
    case "planning":
    case "ready":
    case "simulating":
    case "awaiting-wallet":
      return { status: "failed", ...runOf(state), unsettled: unsettledOf(state), failure, hash: undefined };
    default:
      return state;
  }
}
