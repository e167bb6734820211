import type { FlowId } from "../flows/index";
import type { OpenTab } from "./bench";

/** More presses than any run needs. */
const maxPresses = 8;

/**
 * What a person does who comes back to a page: waits for it to find its way, and presses what it offers,
 * until it is done or there is nothing to go on with. Returns how often they pressed.
 */
export async function takeUp(tab: OpenTab<FlowId>): Promise<number> {
  await tab.recover();
  let presses = 0;
  while (presses < maxPresses) {
    const state = await tab.until("idle", "done", "ready", "failed", "rejected", "replaced", "dropped", "unknown", "proposed");
    if (state.status === "idle" || state.status === "done") return presses;
    if (state.status === "ready" && state.attended) {
      await tab.until("simulating", "awaiting-wallet", "broadcast", "confirming", "indexing", "done", "failed");
      continue;
    }
    presses += 1;
    if (state.status === "failed" && state.failure.code === "request-open") await tab.declined();
    else await (state.status === "ready" || state.status === "unknown" || state.status === "proposed" ? tab.resume() : tab.retry());
  }
  throw new Error(`Pressed ${String(maxPresses)} times, and it is ${tab.state().status}.`);
}
