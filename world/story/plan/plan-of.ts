import { demoPlan } from "./demo";
import { type Plan, secondsPerDay } from "./plan";
import { tinyPlan } from "./tiny";

const plans = { tiny: tinyPlan, demo: demoPlan } as const;

export type PlanOptions = {
  readonly seed: number;
  /** Unix seconds; the story ends at the midnight before. */
  readonly end: number;
};

/** The story of a size up to `end`. */
export function planOf(size: Plan["size"], { seed, end }: PlanOptions): Plan {
  return plans[size](seed, end - (end % secondsPerDay));
}
