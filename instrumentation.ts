/**
 * Runs once before the server answers. A server whose environment is wrong must not start: it says everything that is
 * wrong and exits. An upstream that is only unreachable may come back, so it does not stop the start.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { checkAtStart } = await import("./lib/env/start");
  await checkAtStart();
  const { startMetrics } = await import("./lib/server/metrics/start");
  await startMetrics();
}
