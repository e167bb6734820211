import { fingerprintOf } from "../calls";
import type { Step } from "../flow";
import type { Unsettled, Way } from "../machine/state";

/** The ways to avoid while requests are in doubt: nothing keeps a batch and an earlier transaction from both happening. */
export function avoidBeside(inDoubt: readonly Unsettled[], avoid: readonly Way[]): readonly Way[] {
  return inDoubt.some(({ asked }) => asked.nonce !== undefined) && !avoid.includes("batch") ? [...avoid, "batch"] : avoid;
}

/**
 * Whether at most one of this step and the requests in doubt can happen. Beside a request that may still be open in
 * the wallet nothing may: many wallets number transactions as they like. A transaction excludes those that have the
 * nonce it will ask for; a batch excludes the same batch, whose name it takes. A signature excludes what the
 * transaction after it does.
 */
export function mayFollow(next: Step, inDoubt: readonly Unsettled[]): boolean {
  const standing = inDoubt.filter((request) => request.standing !== "declined");
  if (standing.some((request) => request.standing === "open")) return false;
  if (next.id === "batch") {
    const fingerprint = fingerprintOf(next.calls);
    return standing.every(({ asked }) => asked.step.id === "batch" && asked.fingerprint === fingerprint);
  }
  return standing.every(({ asked }) => asked.nonce !== undefined && asked.nonce === standing[0]?.asked.nonce);
}
