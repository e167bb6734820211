/** The newest block by `GET /api/status`, or null when the server or its chain cannot be reached. Never throws. */
export async function readBlockNumber(): Promise<number | null> {
  try {
    const response = await fetch("/api/status", { cache: "no-store" });
    return blockNumberIn(await response.json());
  } catch {
    return null;
  }
}

/** Reads by hand what a schema would: the parser would weigh more than the rest of the page's own script. */
function blockNumberIn(status: unknown): number | null {
  if (typeof status !== "object" || status === null || !("block" in status)) return null;
  const { block } = status;
  if (typeof block !== "object" || block === null || !("number" in block)) return null;
  return typeof block.number === "number" ? block.number : null;
}
