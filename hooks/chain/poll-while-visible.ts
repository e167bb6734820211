const LONGEST_PAUSE_MS = 30_000;

type Poll = {
  /** Looks once; false when it failed. */
  readonly look: () => Promise<boolean>;
  readonly everyMs: number;
};

/**
 * Looks again and again while the page is visible, never twice at a time, less often while looks fail. A page that
 * comes back to the front looks at once. Returns what stops it.
 */
export function pollWhileVisible({ look, everyMs }: Poll): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let looking = false;
  let stopped = false;

  function schedule(): void {
    clearTimeout(timer);
    if (stopped || document.hidden) return;
    timer = setTimeout(() => void run(), Math.min(everyMs * 2 ** failures, Math.max(everyMs, LONGEST_PAUSE_MS)));
  }

  async function run(): Promise<void> {
    if (looking || stopped) return;
    looking = true;
    const ok = await look().catch(() => false);
    looking = false;
    failures = ok ? 0 : failures + 1;
    schedule();
  }

  function onVisibility(): void {
    clearTimeout(timer);
    if (!document.hidden) void run();
  }

  document.addEventListener("visibilitychange", onVisibility);
  schedule();
  return () => {
    stopped = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onVisibility);
  };
}
