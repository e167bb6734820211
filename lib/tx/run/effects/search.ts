import type { Asked } from "../../machine/state";
import { type OutcomeSearch, outcomeSearch } from "../../network/find-outcome";
import type { EffectContext } from "./context";

/** The search for a request's log, which writes down with the run how far it has come. */
export function searchFor({ deps, flow, dispatch }: EffectContext, asked: Asked, signal: AbortSignal): OutcomeSearch {
  const note = (block: bigint) => {
    if (!signal.aborted) dispatch({ type: "searched", id: asked.id, block });
  };
  return outcomeSearch({ ...deps, asked, filter: flow.outcomeOf(asked), note });
}
