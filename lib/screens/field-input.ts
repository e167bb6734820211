import type { AmountProblem, LimitProblem, ParseResult } from "../money/index";

/**
 * What is in a field, without the field's own bounds: those are the screen's to judge, because it knows more of them
 * and their order.
 */
export function fieldInput({ raw, problem }: { readonly raw: bigint | null; readonly problem: AmountProblem | null }): ParseResult {
  if (raw !== null) return { status: "ok", raw };
  return { status: "problem", problem: problem === null || isLimit(problem) ? { code: "empty" } : problem };
}

function isLimit(problem: AmountProblem): problem is LimitProblem {
  return problem.code === "exceeds-balance" || problem.code === "exceeds-limit";
}
