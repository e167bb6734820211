import { createHash } from "node:crypto";
import { z } from "zod";
import type { Answers } from "./answers";
import { type CalendarDay, calendarFile } from "./calendar-file";
import { listKey, readCursor, writeCursor } from "./cursor";
import { csv } from "./csv";
import type { AnyEndpoint, Format, Place } from "./endpoint";
import { type ParsedRequest, parseRequest } from "./parse-request";
import { notFound, notReady, toRefusal } from "./refusal";

/** The newest block that history holds. */
export type Head = { readonly chainId: number; readonly number: number; readonly hash: `0x${string}`; readonly timestamp: number };

/** What a reader is asked: everything checked, and where in the list to go on. */
export type Asked = {
  readonly head: Head;
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly after: Place | undefined;
};

/** What a reader found: the thing, a page of rows, or days; undefined where there is no such thing. */
export type Found =
  | { readonly data: unknown }
  | { readonly rows: readonly unknown[]; readonly next: Place | undefined }
  | { readonly name: string; readonly days: readonly CalendarDay[] };

export type Read = (asked: Asked) => Promise<Found | undefined>;

export type AnswerContext = {
  /** The newest block, of a moment ago at most. Throws a Refusal while there is none. */
  readonly head: () => Promise<Head>;
  /** The newest block of now. */
  readonly headNow: () => Promise<Head>;
  readonly answers: Answers<Answer>;
  readonly now?: () => number;
  /** Told of what went wrong here; the asker is not. */
  readonly log: (error: unknown) => void;
};

/** An answer but for its age. */
export type Body = {
  readonly text: string;
  readonly type: string;
  readonly file?: string;
  /** Cursor of the page that follows, where the answer itself has no place for it. */
  readonly next?: string;
};

/** What is said, and of which block. */
export type Answer = { readonly head: Head; readonly body: Body };

type Incoming = {
  readonly params: Readonly<Record<string, string>>;
  readonly search: URLSearchParams;
  readonly headers: Headers;
};

/** How often history is read again because a block came in between. */
const ATTEMPTS = 4;
/** A second, as a block may be younger than what is kept here (`Answers`) by two; an old answer only where there is no other. */
const CACHE_CONTROL = "public, max-age=1, stale-if-error=30";

/** Answers one request for an endpoint, with whatever went wrong in a sentence. */
export async function answer(endpoint: AnyEndpoint, read: Read, incoming: Incoming, context: AnswerContext): Promise<Response> {
  try {
    return await answered(endpoint, read, incoming, context);
  } catch (error) {
    const refusal = toRefusal(error);
    if (refusal !== error) context.log(error);
    return refusal.toResponse();
  }
}

async function answered(endpoint: AnyEndpoint, read: Read, { params, search, headers }: Incoming, context: AnswerContext): Promise<Response> {
  const request = parseRequest(endpoint, { params, search, accept: headers.get("accept") ?? undefined });
  // Of the same block the same is said, so that is all that a tag has to know.
  const what = fingerprint(endpoint, request);
  const tagOf = (head: Head): string => `W/"${head.hash.slice(-16)}.${what}"`;
  const first = await context.head();
  if (isKnown(headers.get("if-none-match"), tagOf(first))) return new Response(null, { status: 304, headers: common(tagOf(first)) });
  const { head, body } = await consistent(context, first, { question: `${endpoint.id} ${what}`, makeAt: (at) => make(endpoint, read, request, at) });
  if (head !== first && isKnown(headers.get("if-none-match"), tagOf(head))) return new Response(null, { status: 304, headers: common(tagOf(head)) });
  const age = Math.max(0, Math.floor((context.now ?? Date.now)() / 1000) - head.timestamp);
  return new Response(body.text.replace(AGE, `"age":${String(age)}`), {
    status: 200,
    headers: {
      ...common(tagOf(head)),
      ...blockHeaders(head, age),
      "content-type": body.type,
      ...(body.next !== undefined && { "aid-next": body.next }),
      ...(body.file !== undefined && { "content-disposition": `attachment; filename="${body.file}"` }),
    },
  });
}

type Making = { readonly question: string; readonly makeAt: (head: Head) => Promise<Body> };

/** What is read while a block comes in may be half of one and half of the next: then it is read again. */
async function consistent(context: AnswerContext, first: Head, { question, makeAt }: Making): Promise<Answer> {
  const made = (head: Head) => async (): Promise<Answer> => {
    const body = await makeAt(head);
    const now = await context.headNow();
    if (now.hash !== head.hash) throw new BlockCame(now);
    return { head, body };
  };
  let head = first;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      return await context.answers.recall(question, head, made(head));
    } catch (error) {
      if (!(error instanceof BlockCame)) throw error;
      head = error.head;
    }
  }
  throw notReady("Blocks come in faster than history can be read; ask again in a moment.", 1);
}

/** Between the first and the last thing that was read for an answer. */
class BlockCame extends Error {
  override readonly name = "BlockCame";

  constructor(readonly head: Head) {
    super("A block came in while an answer was made.");
  }
}

async function make(endpoint: AnyEndpoint, read: Read, request: ParsedRequest, head: Head): Promise<Body> {
  const list = listKey(endpoint.id, { ...request.params, ...request.query });
  const cursor = request.query["cursor"];
  const length = endpoint.kind === "page" ? endpoint.placeLength : 0;
  const after = typeof cursor === "string" ? readCursor(list, cursor, length) : undefined;
  const found = await read({ head, params: request.params, query: request.query, after });
  if (found === undefined) throw notFound(`There is no such ${endpoint.id.replaceAll("-", " ")}.`);
  return written(endpoint, { found, format: request.format, head, list });
}

type Written = { readonly found: Found; readonly format: Format; readonly head: Head; readonly list: string };

function written(endpoint: AnyEndpoint, { found, format, head, list }: Written): Body {
  if (endpoint.kind === "calendar" && "days" in found) {
    const text = calendarFile({ name: found.name, stamp: head.timestamp, days: found.days });
    return { text, type: "text/calendar; charset=utf-8", file: `aid-${endpoint.id}.ics` };
  }
  if (endpoint.kind === "page" && "rows" in found) {
    const rows: unknown = z.encode(z.array(endpoint.row), [...found.rows] as never);
    const next = found.next === undefined ? undefined : writeCursor(list, found.next);
    if (format === "csv") return { text: csv(endpoint.row, rows as readonly unknown[]), type: "text/csv; charset=utf-8", file: `aid-${endpoint.id}.csv`, ...(next !== undefined && { next }) };
    return json(head, `"data":${JSON.stringify(rows)},"next":${JSON.stringify(next ?? null)}`);
  }
  if (endpoint.kind === "one" && "data" in found) return json(head, `"data":${JSON.stringify(z.encode(endpoint.data, found.data))}`);
  throw new Error(`What was read for ${endpoint.id} is not what it gives.`);
}

/** Replaced when it is sent: the rest of an answer stays the same as long as its block does. */
const AGE = '"age":null';

function json(head: Head, rest: string): Body {
  const { chainId, number, hash, timestamp } = head;
  const block = JSON.stringify({ chainId, number, hash, timestamp, age: null });
  return { text: `{"block":${block},${rest}}`, type: "application/json; charset=utf-8" };
}

/** For tables and calendars, which have no place for it, and for whoever looks at headers only. */
function blockHeaders(head: Head, age: number): Record<string, string> {
  return { "aid-block-number": String(head.number), "aid-block-hash": head.hash, "aid-block-timestamp": String(head.timestamp), "aid-block-age": String(age) };
}

const common = (etag: string): Record<string, string> => ({ etag, "cache-control": CACHE_CONTROL, vary: "accept" });

/** If-None-Match is a list; weak and strong tags are compared alike (RFC 9110 §13.1.2). */
const isKnown = (given: string | null, tag: string): boolean => given?.split(",").some((one) => one.trim() === tag || one.trim() === tag.slice(2)) ?? false;

/** Which answer is asked for. An answer that is kept is found by this, so it is too long for anybody to find another request that has the same. */
function fingerprint({ id }: AnyEndpoint, { params, query, format }: ParsedRequest): string {
  const asked: Readonly<Record<string, unknown>> = { ...params, ...query, format };
  const said = Object.entries(asked).filter(([, value]) => value !== undefined);
  const text = JSON.stringify([id, said.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, String(value)])]);
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
