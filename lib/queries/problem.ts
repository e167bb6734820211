import { NotDeployedError } from "../chain/addresses";

/** Why a view of the chain is not there: nothing answers, or the protocol is not on this chain. */
export type ReadProblem = "unreachable" | "not-deployed";

/** What a failed read of the Lens means. */
export function readProblemOf(error: unknown): ReadProblem {
  return error instanceof NotDeployedError ? "not-deployed" : "unreachable";
}
