import { fingerprintOf } from "../calls";
import type { Step } from "../flow";
import type { Asked, Way } from "../machine/state";

/** The ways to avoid while requests are in doubt: nothing keeps a batch and an earlier transaction from both happening. */
export function avoidBeside(inDoubt: readonly Asked[], avoid: readonly Way[]): readonly Way[] {
  return inDoubt.some(({ nonce }) => nonce !== undefined) && !avoid.includes("batch") ? [...avoid, "batch"] : avoid;
}

/**
 * Whether at most one of this step and the requests in doubt can happen. A transaction excludes those that have the
 * nonce it will take; a batch excludes the same batch, whose name it takes. A signature excludes what the transaction
 * after it does.
 */
export function mayFollow(next: Step, inDoubt: readonly Asked[]): boolean {
  if (next.id === "batch") {
    const fingerprint = fingerprintOf(next.calls);
    return inDoubt.every((asked) => asked.step.id === "batch" && asked.fingerprint === fingerprint);
  }
  return inDoubt.every(({ nonce }) => nonce !== undefined && nonce === inDoubt[0]?.nonce);
}
