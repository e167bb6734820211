import type { Context, MiddlewareHandler } from "hono";
import { z } from "zod";
import type { Admission } from "../../../../lib/indexer/api/admission";
import { Refusal, toRefusal } from "../../../../lib/indexer/api/refusal";
import { openHeaders } from "../../../../lib/indexer/api/routes";
import { readBody } from "../../../../lib/server/rpc/body";
import { peerOf } from "../peer";
import { costOf } from "./question";
import { refused } from "./refused";
import { told } from "./told";

export type GraphqlGateOptions = {
  /** Counts lists: a question may ask for several. */
  readonly admission: Admission;
  /** Lists that are read at once, at most: each takes a connection to the database, and the rest of the API needs some too. */
  readonly mostAtOnce: number;
  /** Told of what went wrong here; the asker is not. */
  readonly log: (error: unknown) => void;
};

/** More than any question of so many words needs. */
const MOST_BYTES = 32 * 1024;
const BODY_WITHIN_MS = 5_000;

const question = z.object({ query: z.string(), operationName: z.string().nullish(), variables: z.record(z.string(), z.unknown()).nullish() });

/**
 * Stands before Ponder's GraphQL, which takes whatever it is asked: lets in as much as the rest of the API lets in, refuses what would keep the
 * process from everything else, and keeps to itself what a database says when it fails. Refusals have the form that GraphQL gives to errors.
 */
export function graphqlGate({ admission, mostAtOnce, log }: GraphqlGateOptions): MiddlewareHandler {
  let underWay = 0;
  return async (c, next) => {
    let lists = 0;
    try {
      const { headers } = c.req.raw;
      const peer = peerOf(c.env);
      admission(headers, peer);
      if (c.req.method === "POST") {
        const { text, cost } = await readQuestion(c.req.raw);
        if (cost > 1) admission(headers, peer, cost - 1);
        if (underWay + cost > mostAtOnce) throw new Refusal({ code: "too-many-requests", message: "Too much is being asked at once; ask again in a moment.", retryAfter: 1 });
        lists = cost;
        underWay += lists;
        const { origin, pathname } = new URL(c.req.url);
        c.req.raw = new Request(origin + pathname, { method: "POST", headers: { "content-type": "application/json", accept: "application/json" }, body: text, signal: c.req.raw.signal });
      } else if (c.req.method !== "GET") {
        throw new Refusal({ code: "method-not-allowed", message: "GraphQL answers POST; GET shows a page to try it.", allow: "GET, POST, OPTIONS" });
      }
      await next();
      // Whoever serves has made an answer of it, for its own people.
      if (c.error) throw c.error;
      if (c.req.method === "POST") c.res = await fresh(c, (answer) => told(answer, log));
    } catch (error) {
      const refusal = toRefusal(error);
      if (refusal !== error) log(error);
      c.res = await fresh(c, () => refused(refusal));
    } finally {
      underWay -= lists;
    }
    for (const [name, value] of Object.entries(openHeaders)) c.res.headers.set(name, value);
  };
}

/** Another answer in place of one. Hono would give it the headers of the first, its length among them. */
async function fresh(c: Context, make: (answer: Response) => Response | Promise<Response>): Promise<Response> {
  const response = await make(c.res);
  c.res = undefined;
  return response;
}

async function readQuestion(request: Request): Promise<{ readonly text: string; readonly cost: number }> {
  if (request.headers.get("content-type")?.startsWith("application/json") !== true) throw bad("Send the question as application/json.");
  const text = await readBody(request, MOST_BYTES, BODY_WITHIN_MS);
  if (text === undefined) throw bad(`A question has at most ${String(MOST_BYTES)} bytes, and comes at once.`);
  const asked = question.safeParse(parsed(text));
  if (!asked.success) throw bad("A question is an object with “query”, and “variables” where it has some.");
  return { text: JSON.stringify(asked.data), cost: costOf(asked.data.query) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const bad = (message: string): Refusal => new Refusal({ code: "bad-request", message });
