import { Hono } from "hono";
import { describe, expect, it, vi } from "vitest";
import { createAdmission } from "../../../../lib/indexer/api/admission";
import { graphqlGate } from "./gate";

type Options = { readonly burst?: number; readonly mostAtOnce?: number; readonly answer?: (request: Request) => Response | Promise<Response> };

function gated({ burst = 100, mostAtOnce = 12, answer = () => Response.json({ data: {} }) }: Options = {}) {
  const log = vi.fn();
  const asked: Request[] = [];
  const allowance = { burst, perSecond: 1 };
  const app = new Hono().onError((error, c) => c.text(`${error.message} occurred in '/srv/index.ts'`, 500));
  app.use("/graphql", graphqlGate({ admission: createAdmission({ client: allowance, all: { burst: 1_000, perSecond: 1 }, now: () => 0 }), mostAtOnce, log }), (c) => {
    asked.push(c.req.raw);
    return Promise.resolve(answer(c.req.raw));
  });
  const ask = (body: string, from = "1.1.1.1", headers: Record<string, string> = { "content-type": "application/json" }) =>
    Promise.resolve(app.request("/graphql?query={x}", { method: "POST", body, headers: { ...headers, "x-forwarded-for": from } }));
  return { app, ask, asked, log };
}

const question = (lists: number): string =>
  JSON.stringify({ query: `{ ${Array.from({ length: lists }, (_, index) => `a${String(index)}: deals { totalCount }`).join(" ")} }`, variables: { a: 1 } });
const errorOf = async (response: Response): Promise<unknown> => ((await response.json()) as { errors: readonly unknown[] }).errors[0];

describe("what stands before GraphQL", () => {
  it("lets a question through as it was asked, and its answer back", async () => {
    const { ask, asked } = gated({ answer: () => new Response('{"data":{"deals":1}}', { headers: { "content-length": "20", etag: "x" } }) });
    const response = await ask(question(1));
    expect([response.status, await response.text(), response.headers.get("access-control-allow-origin")]).toEqual([200, '{"data":{"deals":1}}', "*"]);
    expect([asked[0]?.url, await asked[0]?.text()]).toEqual(["http://localhost/graphql", question(1)]);
  });

  it("counts lists against an allowance, and says when to come again in the form of GraphQL", async () => {
    const { ask, asked } = gated({ burst: 5 });
    expect((await ask(question(4))).status).toBe(200);
    expect((await ask(question(1))).status).toBe(200);
    const refused = await ask(question(1));
    expect([refused.status, refused.headers.get("retry-after"), refused.headers.get("access-control-expose-headers")]).toEqual([429, "1", expect.stringContaining("retry-after")]);
    expect(await errorOf(refused)).toEqual({ message: "Too many requests; ask again in 1 second.", extensions: { code: "too-many-requests" } });
    expect((await ask(question(1), "2.2.2.2")).status).toBe(200);
    expect(asked).toHaveLength(3);
  });

  it("keeps what broke behind it for the log, and says so in the form of GraphQL", async () => {
    const broken = new Error("relation aid.deal does not exist");
    const { ask, log } = gated({ answer: () => Promise.reject(broken) });
    const response = await ask(question(1));
    expect([response.status, response.headers.get("content-type")]).toEqual([500, expect.stringContaining("application/json")]);
    expect(await errorOf(response)).toMatchObject({ extensions: { code: "failed" } });
    expect(log.mock.calls).toEqual([[broken]]);
  });

  it("reads only so many lists at once, whoever asks", async () => {
    const held: (() => void)[] = [];
    const { ask } = gated({ mostAtOnce: 10, answer: () => new Promise((resolve) => held.push(() => resolve(Response.json({ data: {} })))) });
    const first = ask(question(8));
    await vi.waitFor(() => expect(held).toHaveLength(1));
    const refused = await ask(question(3), "2.2.2.2");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
    held[0]?.();
    expect((await first).status).toBe(200);
    const again = ask(question(3), "2.2.2.2");
    await vi.waitFor(() => expect(held).toHaveLength(2));
    held[1]?.();
    expect((await again).status).toBe(200);
  });

  it.each([
    ["no JSON", "{"],
    ["a batch", `[${question(1)}]`],
    ["no question", "{}"],
    ["too much", JSON.stringify({ query: `{ deals { totalCount } } #${"x".repeat(40_000)}` })],
    ["a question that is too deep", JSON.stringify({ query: `${"{ a ".repeat(20)}${"} ".repeat(20)}` })],
  ])("refuses %s before anything is read", async (_name, body) => {
    const { ask, asked } = gated();
    const response = await ask(body);
    expect([response.status, await errorOf(response)]).toEqual([400, { message: expect.any(String) as string, extensions: { code: "bad-request" } }]);
    expect(asked).toEqual([]);
  });

  it("takes nothing but JSON by POST, and shows its page by GET", async () => {
    const { app, ask, asked } = gated({ answer: () => new Response("<page>", { headers: { "content-type": "text/html" } }) });
    expect((await ask(question(1), "1.1.1.1", { "content-type": "text/plain" })).status).toBe(400);
    expect((await app.request("/graphql", { method: "PUT", body: question(1) })).status).toBe(405);
    expect(asked).toEqual([]);
    expect(await (await app.request("/graphql")).text()).toBe("<page>");
  });

  it("keeps to itself what a database says, and tells what is wrong with a question", async () => {
    const errors = [
      { message: 'password authentication failed for user "aid" at db.internal', path: ["deals"], extensions: { originalError: { stack: "at x.ts:1" } } },
      { message: "Invalid limit. Got 5000, expected <=1000.", path: ["deals"], locations: [{ line: 1, column: 3 }] },
      { message: 'Cannot query field "x" on type "Query".', extensions: { code: "GRAPHQL_VALIDATION_FAILED" } },
    ];
    const { ask, log } = gated({ answer: () => Response.json({ errors, data: null }) });
    const response = await ask(question(1));
    const text = await response.text();
    expect(text).not.toMatch(/db\.internal|x\.ts/);
    expect(JSON.parse(text)).toEqual({
      errors: [{ message: expect.stringContaining("Something went wrong here") as string, path: ["deals"], extensions: { code: "failed" } }, errors[1], errors[2]],
      data: null,
    });
    expect(String(log.mock.calls[0]?.[0])).toContain("db.internal");
  });

  it("passes on that history cannot be read at this moment, and when to come again", async () => {
    const { ask } = gated({ answer: () => Response.json({ errors: [{ message: "Not yet." }] }, { status: 503, headers: { "retry-after": "5" } }) });
    const response = await ask(question(1));
    expect([response.status, response.headers.get("retry-after"), await response.json()]).toEqual([503, "5", { errors: [{ message: "Not yet." }] }]);
  });

  it("tells nothing of a failure of Ponder's own server", async () => {
    const { ask, log } = gated({ answer: () => Promise.reject(new Error("secret")) });
    const response = await ask(question(1));
    expect([response.status, await response.text()]).toEqual([500, expect.not.stringMatching(/secret|srv/) as string]);
    expect(log).toHaveBeenCalled();
  });
});
