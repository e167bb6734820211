import type { ChainHealth } from "@/lib/screens/facts";

/** What stands between a page and the chain. */
export type Trouble = Exclude<ChainHealth["status"], "live">;

/** What `GET /api/status` says of the chain: its newest block, null where none can be read, and what is wrong with it. */
export type News = { readonly block: number | null; readonly trouble: Trouble | null };

/** Longer than the server takes to find out that the chain does not answer. */
const TIMEOUT_MS = 10_000;

/** Never throws: a server that does not answer, or not with a status, is `offline`. */
export async function readNews(): Promise<News> {
  try {
    const response = await fetch("/api/status", { cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
    return newsIn(await response.json());
  } catch {
    return offline;
  }
}

const offline: News = { block: null, trouble: "offline" };

/** Which reason of the status, by its code, stands between a page and its figures. All others are about the protocol. */
const troubles: Readonly<Record<string, Trouble>> = {
  "chain-stuck": "stale",
  "not-deployed": "not-deployed",
  "lens-failed": "unreadable",
  "contract-missing": "unreadable",
};

/** Reads by hand what a schema would: the parser would weigh more than the rest of the page's own script. */
function newsIn(status: unknown): News {
  if (typeof status !== "object" || status === null || !("block" in status) || !("reasons" in status)) return offline;
  const block = numberIn(status.block);
  const found = codesIn(status.reasons).flatMap((code) => troubles[code] ?? []);
  // With a block the figures were read: then only their age can be wrong.
  if (block !== null) return { block, trouble: found.includes("stale") ? "stale" : null };
  return { block, trouble: found[0] ?? "unreachable" };
}

function numberIn(block: unknown): number | null {
  if (typeof block !== "object" || block === null || !("number" in block)) return null;
  return typeof block.number === "number" ? block.number : null;
}

function codesIn(reasons: unknown): string[] {
  if (!Array.isArray(reasons)) return [];
  return reasons.flatMap((reason: unknown) =>
    typeof reason === "object" && reason !== null && "code" in reason && typeof reason.code === "string" ? [reason.code] : [],
  );
}
