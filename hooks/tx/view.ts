import type { StepView } from "@/lib/tx/flow";
import type { TxState } from "@/lib/tx/machine/state";
import type { PlannedStep } from "./transaction";

/** Something of the run may still happen, so that another must not begin beside it. */
export function isBusy(state: TxState): boolean {
  switch (state.status) {
    case "idle":
    case "done":
      return false;
    case "rejected":
    case "failed":
    case "replaced":
      return state.unsettled.length > 0;
    default:
      return true;
  }
}

/** The steps of a run in their order, those that are done included. */
export function planOf(state: TxState): readonly PlannedStep[] {
  if (state.status === "idle") return [];
  const done = state.completed.map(({ step }): PlannedStep => ({ step, progress: "done" }));
  const left = stepsLeft(state).map((step, index): PlannedStep => ({ step, progress: index === 0 ? "current" : "waiting" }));
  return [...done, ...left];
}

/** A request that was found after a reload is known before the plan is. */
function stepsLeft(state: Exclude<TxState, { status: "idle" }>): readonly StepView[] {
  const [first] = state.steps;
  const inHand = "flight" in state && state.flight !== undefined ? state.flight.asked.step : undefined;
  if (inHand === undefined || inHand.id === first?.id) return state.steps;
  return [inHand, ...state.steps.filter(({ id }) => id !== inHand.id)];
}
