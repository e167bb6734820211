import { setTimeout as pause } from "node:timers/promises";
import { classify } from "../../lib/errors/classify";
import { remember } from "../../lib/server/remember";
import { type Agent, RefusedError } from "./agent";
import { type Facts, type Log, sayingChanges } from "./log";
import { look, StaleError, type Turn } from "./look";
import type { Flight } from "./next-move";
import { refusalOf } from "./refusal-of";
import { requireOurCode } from "./require-our-code";
import { restMs, type Streak, streakAfter } from "./rest";

export type RunOptions = {
  /** Ends the run; a look that has begun is finished. */
  readonly signal: AbortSignal;
  /** Ends when nothing is due any more. */
  readonly once: boolean;
  /** How long a run that ends by itself may take, milliseconds. */
  readonly onceMs?: number;
  /** Between looks while a transaction is under way, milliseconds. */
  readonly soonMs: number;
  /** Whether no server of the chain can be right, because all serve another chain. */
  readonly isOtherChain?: () => boolean;
};

/** A line that says that the agent lives. */
const aliveEveryMs = 300_000;
const fiveMinutes = 300_000;
/** Besides before every transaction. */
const checkCodeEveryMs = 3_600_000;

/**
 * Keeps looking until it is told to end, or, `once`, until nothing is due. Resolves with whether all is as it should be: false
 * when something that is due could not be done in time. Throws RefusedError.
 */
export async function run(agent: Agent, options: RunOptions): Promise<boolean> {
  const { signal, once, onceMs = fiveMinutes, soonMs } = options;
  const { intervalMs } = agent.settings;
  const say = sayingChanges(agent.log);
  const checkCode = remember(() => Promise.all(agent.duties.map((duty) => requireOurCode(agent, duty))), checkCodeEveryMs);
  const end = Date.now() + onceMs;
  let flight: Flight | undefined;
  let streak: Streak = { failures: 0, losses: 0 };
  let aliveAt = Date.now();
  while (!signal.aborted) {
    const turn = await tryLook(agent, options, say, async () => {
      await checkCode();
      return look(agent, flight, say, agent.now());
    });
    agent.meter.looked(turn?.next);
    if (turn !== undefined) {
      flight = turn.flight;
      if (streak.failures > 0) agent.log("info", "chain-is-back", { failures: streak.failures });
      if (Date.now() - aliveAt >= aliveEveryMs) {
        aliveAt = Date.now();
        agent.log("info", "alive", turn.facts);
      }
    }
    if (once && (turn?.next === "idle" || turn?.next === "held")) return turn.next === "idle";
    if (once && Date.now() >= end) {
      agent.log("error", "gave-up", { afterSeconds: onceMs / 1_000 });
      return false;
    }
    streak = streakAfter(streak, turn?.next);
    const milliseconds = restMs({ next: turn?.next, ...streak, intervalMs, soonMs });
    await pause(milliseconds, undefined, { signal }).catch(() => undefined);
  }
  return true;
}

/** One look; undefined when it failed for a reason that may pass. Throws RefusedError. */
async function tryLook(agent: Agent, { isOtherChain }: RunOptions, say: Log, looking: () => Promise<Turn>): Promise<Turn | undefined> {
  try {
    return await looking();
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    if (isOtherChain?.() === true) throw new RefusedError(`Every server of RPC_URLS serves another chain than ${agent.client.chain.id}.`);
    say("warn", "look-failed", whyOf(error));
    return undefined;
  }
}

function whyOf(error: unknown): Facts {
  if (error instanceof StaleError) return { why: "chain-stands-still", detail: error.message };
  const refused = refusalOf(error);
  if (refused !== undefined) return { why: refused.why, ...refused.facts };
  const { code, detail } = classify(error);
  return { why: code, detail };
}
