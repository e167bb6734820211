import type { MiddlewareHandler } from "hono";
import type { Head } from "../../../lib/indexer/api/answer";
import { notReady, Refusal } from "../../../lib/indexer/api/refusal";
import { refused } from "./graphql/refused";

/** How often a question is put again because a block came in between. */
const ATTEMPTS = 4;

/**
 * Ponder's GraphQL reads one table after another: asked while a block comes in, it would tell half of one and half of the next. This
 * puts the question again then, and refuses where blocks never stop, and while the past is still being read.
 */
export function atOneBlock(head: () => Promise<Head>, graphql: MiddlewareHandler): MiddlewareHandler {
  const answered: MiddlewareHandler = async (c, next) => {
    const { url, headers, signal } = c.req.raw;
    const body = await c.req.arrayBuffer();
    let before = await head();
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      c.req.raw = new Request(url, { method: "POST", headers, body, signal });
      const answer = await graphql(c, next);
      const after = await head();
      if (after.hash === before.hash) return answer;
      before = after;
    }
    throw notReady("Blocks come in faster than history can be read; ask again in a moment.", 1);
  };
  return async (c, next) => {
    if (c.req.method !== "POST") return graphql(c, next);
    try {
      return await answered(c, next);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refused(error);
    }
  };
}
