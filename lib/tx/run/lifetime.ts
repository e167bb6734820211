import type { TxState } from "../machine/state";

/**
 * Whether this tab must go on holding the lock: something is being done, or an answer of the wallet may
 * still come to this tab and to no other.
 */
export function keepsLock(state: TxState): boolean {
  switch (state.status) {
    case "ready":
      return state.attended;
    case "planning":
    case "simulating":
    case "awaiting-wallet":
    case "broadcast":
    case "confirming":
    case "indexing":
    case "proposed":
    case "unknown":
      return true;
    case "idle":
    case "done":
    case "rejected":
    case "failed":
    case "replaced":
    case "dropped":
      return false;
  }
}

/** Whether a stored run has ended so that nothing of it is left to go on with. */
export function isOver(state: TxState): boolean {
  switch (state.status) {
    case "idle":
      return state.unsettled === undefined;
    case "done":
      return state.unsettled.length === 0;
    case "rejected":
    case "failed":
    case "replaced":
      return state.unsettled.length === 0 && state.completed.every(({ hash }) => hash === undefined);
    default:
      return false;
  }
}
