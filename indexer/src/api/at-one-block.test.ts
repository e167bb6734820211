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

it("answers of one block, and puts the question again where another came in between", async () => {
  expect(await (await asking([at(1), at(1)])()).json()).toEqual({ method: "POST", question: "{ tokens }", asked: 1 });
  expect(await (await asking([at(1), at(2), at(3), at(3)])()).json()).toEqual({ method: "POST", question: "{ tokens }", asked: 3 });
});

it("refuses where blocks never stop, and while there is no head, and hides what went wrong", async () => {
  const fast = await asking([1, 2, 3, 4, 5].map(at))();
  expect([fast.status, fast.headers.get("retry-after")]).toEqual([503, "1"]);
  const reading = await asking([notReady("History is being read from the chain; ask again in a moment.")])();
  expect([reading.status, reading.headers.get("retry-after"), await reading.json()]).toEqual([503, "5", { errors: [{ message: "History is being read from the chain; ask again in a moment." }] }]);
  expect(await (await asking([new Error("password of the database")])()).text()).not.toContain("password");
});

it("shows its own page to whoever only looks", async () => {
  expect(await (await asking([])("GET")).json()).toEqual({ method: "GET", question: null, asked: 1 });
});
