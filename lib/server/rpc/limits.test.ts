import { describe, expect, it } from "vitest";
import { addressesOf } from "../../chain/addresses";
import { createAllowance } from "./allowance";
import { handleRpc } from "./handle";
import { createKept } from "./kept";
import { methods } from "./methods";
import { clientOf } from "./origin";
import type { RpcCall, RpcOutcome } from "./outcome";
import { createPool } from "./pool";
import { createReader } from "./reader";
import { node, silent } from "./testing/upstream";
import { withUpstreams } from "./testing/with-upstreams";

const upstreams = withUpstreams();
const account = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const multicall3 = addressesOf(31337).Multicall3;

/** A reader over a pool that answers as told and remembers what it was asked. */
function readerOf(reply: (call: RpcCall) => unknown) {
  const asked: RpcCall[] = [];
  const request = (call: RpcCall): Promise<RpcOutcome> => {
    asked.push(call);
    return Promise.resolve({ ok: true, result: reply(call) });
  };
  const reader = createReader({ request, servesWrongChain: () => false, servers: () => [] }, 31337, () => 0);
  return { reader, count: (method: string) => asked.filter((call) => call.method === method).length };
}

describe("code in a state override", () => {
  const rehearsal = (code: string) => ({
    method: "eth_call",
    params: [{ from: account, to: account, data: "0x82ad56cb" }, "0x10", { [account]: { code } }],
  });

  it("may be Multicall3's, as a rehearsal of a flow with a permit sends it, which is read once", async () => {
    const { reader, count } = readerOf(({ method, params }) => (method === "eth_getCode" && params[0] === multicall3 ? "0x60AB" : "0x01"));
    expect(await reader.request(rehearsal("0x60ab"))).toEqual({ ok: true, result: "0x01" });
    expect((await reader.request(rehearsal("0x60AB"))).ok).toBe(true);
    expect([count("eth_getCode"), count("eth_call")]).toEqual([1, 2]);
  });

  it.each(["0x60abcd", "0x", "0x5b600056"])("may not be %s", async (code) => {
    const { reader, count } = readerOf(() => "0x60ab");
    for (const method of ["eth_call", "eth_estimateGas"]) {
      expect(await reader.request({ ...rehearsal(code), method })).toMatchObject({ ok: false, error: { code: -32602 } });
    }
    expect(count("eth_call")).toBe(0);
  });

  it("may be nothing where Multicall3 is missing", async () => {
    const { reader } = readerOf(() => "0x");
    for (const code of ["0x", "0x60ab"]) expect((await reader.request(rehearsal(code))).ok).toBe(false);
  });
});

describe("what is kept", () => {
  const pinned = { method: "eth_call", params: [{ to: account }, "0x10"] };

  it.each<[string, RpcCall, unknown]>([
    ["an answer of more than 64 KiB", pinned, `0x${"00".repeat(40_000)}`],
    ["a call that supposes state", { ...pinned, params: [...pinned.params, { [account]: { balance: "0x1" } }] }, "0x1"],
    ["a pinned block that is not there yet", { method: "eth_getBlockByNumber", params: ["0x10", false] }, null],
  ])("is never %s", async (_name, call, result) => {
    const { reader, count } = readerOf(() => result);
    await reader.request(call);
    await reader.request(call);
    expect(count(call.method)).toBe(2);
  });

  it("is found again under a long key", async () => {
    const { reader, count } = readerOf(() => "0x1");
    const long = (end: string) => ({ method: "eth_call", params: [{ to: account, data: `0x${"00".repeat(5_000)}${end}` }, "0x10"] });
    for (const call of [long("01"), long("01"), long("02")]) await reader.request(call);
    expect(count("eth_call")).toBe(2);
  });

  it("has at most 16 MiB in all; the oldest goes first", () => {
    const kept = createKept<string>(() => 0);
    const value = "x".repeat(60_000);
    for (let key = 0; key < 200; key += 1) kept.keep(String(key), value, 1);
    const there = Array.from({ length: 200 }, (_, key) => kept.get(String(key))).filter((found) => found !== undefined);
    expect(there.length).toBe(139);
    expect([kept.get("0"), kept.get("199")]).toEqual([undefined, value]);
  });
});

describe("what a server of the chain may do", () => {
  const call = { method: "eth_gasPrice", params: [] };
  const poolOf = (servers: readonly { readonly url: string }[], attemptMs = 2_000) =>
    createPool({ urls: servers.map(({ url }) => url), chainId: 31337, attemptMs, probeMs: 2_000 });

  it("gives an error for an answer over 2 MiB, also one without a length", async () => {
    const servers = await upstreams(
      node({}, ({ method }) => ({
        raw: (response) => {
          if (method === "eth_gasPrice") response.end("x".repeat(3 * 1024 * 1024));
          else for (let part = 0; part < 48; part += 1) response.write("x".repeat(64 * 1024));
        },
      })),
    );
    const pool = poolOf(servers);
    const tooLong = { ok: false, error: { code: -32600, message: "The answer is too long." } };
    expect(await pool.request(call)).toEqual(tooLong);
    expect(await pool.request({ method: "eth_maxPriorityFeePerGas", params: [] })).toEqual(tooLong);
  });

  it("names no server in an error's data", async () => {
    const data = { "see https://node.example/key": ["at wss://node.example/key now"], reason: "x_https://node.example/key" };
    const servers = await upstreams(node({}, () => ({ error: { code: 3, message: "no", data } })));
    const outcome = await poolOf(servers).request(call);
    expect(outcome).toEqual({ ok: false, error: { code: 3, message: "no", data: { "see [server]": ["at [server] now"], reason: "x_[server]" } } });
  });

  it("is neither blamed nor followed by another when it was given too much to suppose", async () => {
    const servers = await upstreams(node({}, silent), node());
    const pool = poolOf(servers, 200);
    const supposing = { method: "eth_call", params: [{ to: account }, "latest", { [account]: { balance: "0x1" } }] };
    expect(await pool.request(supposing)).toMatchObject({ ok: false, error: { code: -32603 } });
    servers[0].behave(node());
    await pool.request(call);
    expect([servers[0].count("eth_gasPrice"), servers[1].count("eth_call"), servers[1].count("eth_gasPrice")]).toEqual([1, 0, 0]);
  });
});

describe("who is counted", () => {
  it.each([
    ["2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::ffff", "2001:db8:1:2::/64"],
    ["2001:0DB8:1:2:0:0:0:9", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2::1]:443", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["10.0.0.1, 203.0.113.7", "203.0.113.7"],
    ["203.0.113.7:8080", "203.0.113.7"],
    ["", "unknown"],
  ])("%s as %s", (forwarded, client) => {
    expect(clientOf(new Headers({ "x-forwarded-for": forwarded }))).toBe(client);
  });

  it("uses nothing of its own when the total is used up, and nothing of the total when its own is", async () => {
    const [allowance, total] = [createAllowance({ burst: 2, perSecond: 1, now: () => 0 }), createAllowance({ burst: 3, perSecond: 1, now: () => 0 })];
    const { reader } = readerOf(() => "0x1");
    const ask = async (client: string) => {
      const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_gasPrice", params: [] });
      const headers = { "content-type": "application/json", "x-forwarded-for": client };
      const request = new Request("http://aid.example/api/rpc", { method: "POST", headers, body });
      return (await handleRpc(request, { reader, allowance, total, extensions: false })).status;
    };
    expect([await ask("a"), await ask("a"), await ask("a"), await ask("b"), await ask("b")]).toEqual([200, 200, 429, 200, 429]);
    expect(allowance.take("b", 1)).toBe(0);
  });

  it("pays twenty for a block with everything in it", () => {
    for (const method of ["eth_getBlockByNumber", "eth_getBlockByHash"]) {
      expect([methods[method]?.weight(["latest", true]), methods[method]?.weight(["latest", false])]).toEqual([20, 1]);
    }
  });
});
