import { describe, expect, it } from "vitest";
import { createAllowance } from "../rpc/allowance";
import { admit } from "./admit";

const account = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

function rules(chainId = 31337, burst = 10) {
  const allowance = () => createAllowance({ burst, perSecond: 1, now: () => 0 });
  return { chainId, perAccount: allowance(), total: createAllowance({ burst: 100, perSecond: 1, now: () => 0 }) };
}

function post(body: string, headers: Record<string, string> = {}): Request {
  return new Request("http://aid.example/api/local/faucet", { method: "POST", body, headers: { host: "aid.example", ...headers } });
}

async function statusOf(answer: Promise<unknown>): Promise<unknown> {
  const given = await answer;
  return given instanceof Response ? given.status : given;
}

describe("admit", () => {
  it("gives the account with its checksum", async () => {
    expect(await admit(post(JSON.stringify({ account: account.toLowerCase() })), rules())).toBe(account);
  });

  it.each(["", "{", "{}", "[]", '{"account":1}', '{"account":"0x12"}', '{"account":"vitalik.eth"}', `{"account":"${"0".repeat(2_000)}"}`])(
    "refuses %s",
    async (body) => {
      expect(await statusOf(admit(post(body), rules()))).toBe(400);
    },
  );

  it("does not exist on another chain", async () => {
    expect(await statusOf(admit(post(JSON.stringify({ account })), rules(1)))).toBe(404);
  });

  it.each([{ origin: "https://evil.example" }, { origin: "chrome-extension://abc" }, { "sec-fetch-site": "cross-site" }])(
    "refuses a page with %j",
    async (headers) => {
      expect(await statusOf(admit(post(JSON.stringify({ account }), headers), rules()))).toBe(403);
    },
  );

  it("bounds how often, for one account and for all, and says when to come back", async () => {
    const bounded = rules(31337, 1);
    const ask = () => admit(post(JSON.stringify({ account })), bounded);
    expect(await statusOf(ask())).toBe(account);
    const refused = await ask();
    expect(refused instanceof Response && [refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
    const everybody = { ...rules(), total: createAllowance({ burst: 0, perSecond: 1, now: () => 0 }) };
    expect(await statusOf(admit(post(JSON.stringify({ account })), everybody))).toBe(429);
  });
});
