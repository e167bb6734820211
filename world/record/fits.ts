import type { Recording } from "./recording";

const day = 86_400;
/** A past that ended longer ago is lived anew, with its end today. */
const oldestDays = 7;
/** And so is one whose plan has been over for so long that little happens any more. */
const longestBeyondPlanDays = 28;

/** Whether a recorded past can be lived on from, at this moment in unix seconds. */
export function fits({ takes, end }: Pick<Recording, "takes" | "end">, now: number): boolean {
  const last = takes.at(-1)?.time ?? 0;
  return last <= now && now - last <= oldestDays * day && now - end <= longestBeyondPlanDays * day;
}
