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

/** The same, look after look with a pause between, until the head is reached or `searchMs` are over. */
export function searchOnFor(context: EffectContext, asked: Asked, signal: AbortSignal): OutcomeSearch {
  const { clock, policy } = context.deps;
  const look = searchFor(context, asked, signal);
  const end = clock.now() + policy.searchMs;
  return async () => {
    for (;;) {
      const finding = await look();
      if (finding.is !== "unfinished" || signal.aborted || clock.now() >= end) return finding;
      await clock.sleep(policy.pollMs, signal);
    }
  };
}
