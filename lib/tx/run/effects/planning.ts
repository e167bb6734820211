import type { StepView } from "../../flow";
import { engineFailure } from "../../machine/engine-failure";
import type { TxEvent } from "../../machine/event";
import type { Unsettled } from "../../machine/state";
import { searchOn } from "../../network/find-outcome";
import { freshHead } from "../../network/fresh-head";
import { avoidBeside, mayFollow } from "../../planner/may-follow";
import { readFacts } from "../../planner/read-facts";
import { type Fate, settle } from "../../receipt/settle";
import type { Effect, EffectContext, StateOf } from "./context";
import { searchFor } from "./search";

/** Looks for requests in doubt first, then plans what is left from the chain's state. */
export const planning: Effect<"planning"> = async (context, state, signal) => {
  const settled = await settleFirst(context, state, signal);
  if (settled !== undefined) return settled;

  const { deps, flow, memory } = context;
  const head = await freshHead({ ...deps, since: state.sinceBlock, signal });
  const avoid = avoidBeside(state.unsettled, state.avoid);
  const facts = await readFacts(deps, { routes: flow.routes, avoid, blockNumber: head.number });
  memory.steps = flow.plan(facts);
  memory.permit = undefined;
  memory.request = undefined;
  const [next] = memory.steps;
  if (next !== undefined && !mayFollow(next, state.unsettled)) return { type: "failed", failure: engineFailure("request-open") };
  return { type: "planned", steps: memory.steps.map(viewOf), block: head.number };
};

/** The first thing found out about requests in doubt. Undefined when none of them stands in the way. */
async function settleFirst(
  context: EffectContext,
  { unsettled }: StateOf<"planning">,
  signal: AbortSignal,
): Promise<TxEvent | undefined> {
  for (const request of unsettled) {
    const { asked } = request;
    const fate = await settleInTime(context, request, signal);
    if (fate.is === "found") return { type: "found", flight: fate.flight };
    if (fate.is === "gone") return { type: "settled", id: asked.id };
    if (fate.is === "unfinished") return { type: "failed", failure: engineFailure("search-unfinished") };
    if (fate.is === "waiting") return { type: "failed", failure: engineFailure("nonce-waiting") };
  }
  return undefined;
}

/** Gives what waits under the request's nonce a while to get into a block, where it can be told apart. */
async function settleInTime(context: EffectContext, request: Unsettled, signal: AbortSignal): Promise<Fate> {
  const { deps } = context;
  const { clock, policy } = deps;
  const search = searchOn(searchFor(context, request.asked, signal), deps, signal);
  const end = clock.now() + policy.headMs;
  for (;;) {
    const fate = await settle(deps, request, search);
    if (fate.is !== "waiting" || signal.aborted || clock.now() >= end) return fate;
    await clock.sleep(policy.pollMs, signal);
  }
}

function viewOf({ id, spend, final }: StepView): StepView {
  return { id, final, ...(spend !== undefined && { spend }) };
}
