import { setTimeout as pause } from "node:timers/promises";
import { Sentence } from "./sentence.mjs";

/**
 * Asks `check` again and again until it returns something other than undefined, at most `withinMs`. `check` may throw:
 * a Sentence ends the waiting, anything else counts as "not yet" and is told when the time is over.
 */
export async function until(what, check, { withinMs, everyMs = 100 }) {
  const end = Date.now() + withinMs;
  let last = "no answer";
  while (Date.now() < end) {
    try {
      const found = await check();
      if (found !== undefined) return found;
      last = "not yet";
    } catch (error) {
      if (error instanceof Sentence) throw error;
      last = error.cause?.message ?? error.message;
    }
    await pause(everyMs);
  }
  throw new Sentence(`${what} within ${withinMs / 1_000} seconds did not happen (${last}).`);
}
