import { Hono } from "hono";
import { expect, it } from "vitest";
import type { Head } from "../../../lib/indexer/api/answer";
import { notReady } from "../../../lib/indexer/api/refusal";
import { atOneBlock } from "./at-one-block";

const at = (number: number): Head => ({ chainId: 1, number, hash: `0x${String(number)}`, timestamp: number });

/** A GraphQL that says what it was asked and how often, under heads that are told one after another. */
function asking(heads: readonly (Head | Error)[]) {
  const left = [...heads];
  let asked = 0;
  const app = new Hono();
  const head = (): Promise<Head> => {
    const next = left.shift() ?? new Error("no head is left");
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  };
  app.use("/graphql", atOneBlock(head, async (c) => c.json({ method: c.req.method, question: c.req.method === "POST" ? await c.req.raw.text() : null, asked: (asked += 1) })));
  return (method = "POST") => app.request("/graphql", { method, ...(method === "POST" && { body: "{ tokens }", headers: { "content-type": "application/json" } }) });
}

const failing = async (heads: readonly (Head | Error)[]): Promise<readonly unknown[]> => {
  const response = await asking(heads)();
  return [response.status, response.headers.get("retry-after"), (await response.json()) as unknown];
};

it("answers of one block, and puts the question again where another came in between", async () => {
  expect(await (await asking([at(1), at(1)])()).json()).toEqual({ method: "POST", question: "{ tokens }", asked: 1 });
  expect(await (await asking([at(1), at(2), at(3), at(3)])()).json()).toEqual({ method: "POST", question: "{ tokens }", asked: 3 });
});

it("refuses where blocks never stop, and while there is no head", async () => {
  const errors = (message: string) => ({ errors: [{ message, extensions: { code: "not-ready" } }] });
  expect(await failing([1, 2, 3, 4, 5].map(at))).toEqual([503, "1", errors("Blocks come in faster than history can be read; ask again in a moment.")]);
  expect(await failing([notReady("History is being read.", 7)])).toEqual([503, "7", errors("History is being read.")]);
});

it("shows its own page to whoever only looks", async () => {
  expect(await (await asking([])("GET")).json()).toEqual({ method: "GET", question: null, asked: 1 });
});
