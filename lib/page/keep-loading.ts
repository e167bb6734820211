const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5_000;

/**
 * Code that a page loads when it is needed, asked for until it comes: a network that is away for a moment costs a moment, not
 * the page. Code that came and failed rejects, and so does all that fails on the server.
 */
export async function keepLoading<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      return await load();
    } catch (error) {
      if (!didNotArrive(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** The same, for code that several things begin to load: the first does, all get what it brings. */
export function loadOnce<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let part: Promise<Part> | undefined;
  return () => (part ??= keepLoading(load));
}

/** The bundler's name for a file that could not be had. */
function didNotArrive(error: unknown): boolean {
  return typeof window !== "undefined" && error instanceof Error && error.name === "ChunkLoadError";
}
