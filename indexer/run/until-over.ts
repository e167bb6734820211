import type { RunningPonder } from "./ponder";

/**
 * Lets Ponder run until this process is told to end, Ponder ends by itself, or `watch` finds a reason of its own; then stops it.
 * @param watch resolves with its reason, or with "told" when the signal that it is given is aborted
 */
export async function untilOver<Reason extends string>(
  ponder: RunningPonder,
  signal: AbortSignal,
  watch: (leaving: AbortSignal) => Promise<Reason | "told">,
): Promise<Reason | "told" | "ended"> {
  const leaving = new AbortController();
  const told = new Promise<"told">((resolve) => signal.addEventListener("abort", () => resolve("told"), { signal: leaving.signal }));
  const ended = ponder.ended.then(() => "ended" as const);
  const watching = watch(leaving.signal);
  const ending = signal.aborted ? "told" : await Promise.race([told, ended, watching]);
  leaving.abort();
  await ponder.stop();
  await watching;
  return ending;
}
