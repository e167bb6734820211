import { noSuchPath, openHeaders } from "../indexer/api/routes";
import { Refusal } from "../indexer/api/refusal";
import { streamUntil } from "./stream-until";

export type HistoryProxyOptions = {
  /** Where the index is; undefined where there is none. */
  readonly indexer: string | undefined;
  /** How long it may take to begin an answer. */
  readonly beginMs?: number;
  /** When this server is about to end: a stream of events ends with it, what is being answered is not cut off. */
  readonly ending?: AbortSignal;
  readonly fetch?: typeof globalThis.fetch;
  /** Told of what went wrong; the asker is not. */
  readonly log?: (error: unknown) => void;
};

const BEGIN_MS = 10_000;

/** What the index needs to know of a request. Nothing else of a visitor goes there: no cookie, no page that it came from. */
const forwarded = ["accept", "if-none-match", "last-event-id", "x-forwarded-for"] as const;
/** What a visitor needs to know of an answer. Its length and encoding are those of this hop. */
const returned = [
  ...(["content-type", "content-disposition", "content-security-policy", "cache-control", "etag", "vary", "retry-after"] as const),
  ...(["aid-block-number", "aid-block-hash", "aid-block-timestamp", "aid-block-age", "aid-next"] as const),
];

/**
 * Answers a request below /api/v1 with what the index says, a stream of events as it comes. Anybody may ask, from any page.
 * @param path what follows /api/v1, without a slash at its beginning
 */
export async function forwardHistory(request: Request, path: readonly string[], options: HistoryProxyOptions): Promise<Response> {
  const { indexer, ending, beginMs = BEGIN_MS, fetch = globalThis.fetch, log = console.error } = options;
  if (indexer === undefined) return refused("This server has no history; ask another.");
  // A path of dots would lead out of the API, to what the index has beside it.
  if (path.some((part) => part === "." || part === "..")) return open(noSuchPath());
  const url = new URL(`/v1${path.map((part) => `/${encodeURIComponent(part)}`).join("")}`, indexer);
  url.search = new URL(request.url).search;
  const gone = new AbortController();
  const tooLong = setTimeout(() => gone.abort(), beginMs);
  try {
    const answer = await fetch(url, {
      method: request.method,
      headers: { ...picked(request.headers, forwarded), "x-forwarded-prefix": "/api" },
      signal: AbortSignal.any([gone.signal, request.signal]),
      redirect: "error",
      cache: "no-store",
    });
    const isStream = answer.headers.get("content-type")?.startsWith("text/event-stream") === true;
    const body = isStream && answer.body !== null && ending !== undefined ? streamUntil(answer.body, ending) : answer.body;
    return new Response(body, { status: answer.status, headers: { ...openHeaders, ...picked(answer.headers, returned) } });
  } catch (error) {
    if (!request.signal.aborted) log(error);
    return refused("History cannot be reached; ask again in a moment.");
  } finally {
    // What has begun may last: a stream of events ends with its listener.
    clearTimeout(tooLong);
  }
}

/** What a browser asks before a page of somebody else's may ask with headers of its own (CORS). */
export function historyPreflight(): Response {
  return new Response(null, {
    status: 204,
    headers: { ...openHeaders, "access-control-allow-methods": "GET, HEAD, OPTIONS", "access-control-allow-headers": "if-none-match, last-event-id", "access-control-max-age": "86400" },
  });
}

function picked(headers: Headers, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  }));
}

const refused = (message: string): Response => open(new Refusal({ code: "unavailable", message, retryAfter: 5 }).toResponse());

function open(response: Response): Response {
  for (const [name, value] of Object.entries(openHeaders)) response.headers.set(name, value);
  return response;
}
