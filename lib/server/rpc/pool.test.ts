import { keccak256 } from "viem";
import { describe, expect, it } from "vitest";
import { createPool, type PoolOptions } from "./pool";
import { node, silent, status, type TestUpstream } from "./testing/upstream";
import { withUpstreams } from "./testing/with-upstreams";

const upstreams = withUpstreams();
const call = { method: "eth_gasPrice", params: [] };
const answered = { ok: true, result: "eth_gasPrice answered" };

function poolOf(servers: readonly (TestUpstream | string)[], options: Partial<PoolOptions> = {}) {
  const urls = servers.map((server) => (typeof server === "string" ? server : server.url));
  return createPool({ urls, chainId: 31337, attemptMs: 10_000, probeMs: 10_000, ...options });
}

/** Nothing listens on port 1. */
const dead = "http://127.0.0.1:1";

describe("createPool", () => {
  it("asks the first server and leaves the others alone", async () => {
    const [first, second] = await upstreams(node(), node());
    expect(await poolOf([first, second]).request(call)).toEqual(answered);
    expect([first.count("eth_gasPrice"), second.count("eth_gasPrice")]).toEqual([1, 0]);
  });

  it("goes on to the next when one is dead", async () => {
    const [second] = await upstreams(node());
    expect(await poolOf([dead, second]).request(call)).toEqual(answered);
  });

  it("goes on to the next when one is silent, and asks the silent one last from then on", async () => {
    const [first, second] = await upstreams(node({}, silent), node());
    const pool = poolOf([first, second], { attemptMs: 300 });
    expect(await pool.request(call)).toEqual(answered);
    expect(await pool.request(call)).toEqual(answered);
    expect([first.count("eth_gasPrice"), second.count("eth_gasPrice")]).toEqual([1, 2]);
  });

  it("goes on to the next at 429 and comes back after the time it was told", async () => {
    const [first, second] = await upstreams(node({}, status(429, { "retry-after": "2" })), node());
    let now = 1_000_000;
    const pool = poolOf([first, second], { now: () => now });
    await pool.request(call);
    now += 1_500;
    await pool.request(call);
    expect(first.count("eth_gasPrice")).toBe(1);
    first.behave(node());
    now += 600;
    expect(await pool.request(call)).toEqual(answered);
    expect(first.count("eth_gasPrice")).toBe(2);
  });

  it("rests longer with every fault in a row", async () => {
    const [first, second] = await upstreams(node({}, status(503)), node());
    let now = 1_000_000;
    const pool = poolOf([first, second], { now: () => now, probeEveryMs: 1e9 });
    for (const wait of [0, 1_100, 1_100, 1_100]) {
      now += wait;
      await pool.request(call);
    }
    // After 1.1 s it is asked again, then it rests two seconds: not after 1.1 s, but after 2.2.
    expect(first.count("eth_gasPrice")).toBe(3);
  });

  it.each([
    ["limit exceeded", { error: { code: -32005, message: "daily request count exceeded" } }],
    ["no sense", { raw: (response: { end(text: string): void }) => { response.end("<html>"); } }],
  ])("goes on to the next at %s", async (_name, answer) => {
    const [first, second] = await upstreams(node({}, () => answer), node());
    expect(await poolOf([first, second]).request(call)).toEqual(answered);
  });

  it("asks a server that lags behind last", async () => {
    const [stale, fresh] = await upstreams(node({ head: 90 }), node({ head: 100 }));
    await poolOf([stale, fresh], { maxLag: 3n }).request(call);
    expect([stale.count("eth_gasPrice"), fresh.count("eth_gasPrice")]).toEqual([0, 1]);
  });

  it("still uses a lagging server when nothing better answers", async () => {
    const [stale, fresh] = await upstreams(node({ head: 90 }), node({ head: 100 }, status(500)));
    expect(await poolOf([stale, fresh]).request(call)).toEqual(answered);
  });

  it("never uses a server of another chain, and says so", async () => {
    const [wrong] = await upstreams(node({ chainId: 1 }));
    const pool = poolOf([wrong]);
    expect(pool.servesWrongChain()).toBe(false);
    expect(await pool.request(call)).toMatchObject({ ok: false, error: { code: -32603 } });
    expect(wrong.count("eth_gasPrice")).toBe(0);
    expect(pool.servesWrongChain()).toBe(true);
  });

  it("tells how each server stands and when it answered last, without its address", async () => {
    const [good, late, wrong, poor] = await upstreams(node(), node({ head: 90 }), node({ chainId: 1 }), status(503));
    let now = 1_795_000_000_900;
    const pool = poolOf([good, late, wrong, poor], { maxLag: 3n, now: () => now });
    const never = { state: "not-asked", head: undefined, answeredAt: undefined };
    expect(pool.servers()).toEqual([never, never, never, never]);
    await pool.request(call);
    now += 2_000;
    await pool.request(call);
    expect(pool.servers()).toEqual([
      { state: "answers", head: 100n, answeredAt: 1_795_000_002 },
      { state: "behind", head: 90n, answeredAt: 1_795_000_000 },
      { state: "wrong-chain", head: 100n, answeredAt: 1_795_000_000 },
      // It has rested and is asked again when the others fail; until then it is the one that failed.
      { state: "failed", head: undefined, answeredAt: undefined },
    ]);
  });

  it("checks the chain of a server that was down when all were asked", async () => {
    const [late, good] = await upstreams(status(503), node({}, status(500)));
    const pool = poolOf([late, good]);
    expect((await pool.request(call)).ok).toBe(false);
    late.behave(node({ chainId: 1 }));
    expect((await pool.request(call)).ok).toBe(false);
    expect(late.count("eth_gasPrice")).toBe(0);
    late.behave(node());
  });

  it("looks again, in the background, at who serves what", async () => {
    const [only] = await upstreams(node());
    let now = 0;
    const pool = poolOf([only], { now: () => now, probeEveryMs: 1_000 });
    await pool.request(call);
    now = 500;
    await pool.request(call);
    expect(only.count("eth_chainId")).toBe(1);
    now = 1_500;
    await pool.request(call);
    await expect.poll(() => only.count("eth_chainId")).toBe(2);
  });

  it("gives the chain's own refusal, without asking further, and no server's address in it", async () => {
    const error = { code: 3, message: "reverted, see https://node.example/v1/secret-key.", data: "0x08c379a0" };
    const [first, second] = await upstreams(node({}, () => ({ error })), node());
    const outcome = await poolOf([first, second]).request(call);
    expect(outcome).toEqual({ ok: false, error: { code: 3, message: "reverted, see [server]", data: "0x08c379a0" } });
    expect(second.count("eth_gasPrice")).toBe(0);
  });

  it("gives a server's own trouble only when no other does better", async () => {
    const trouble = { error: { code: -32603, message: "internal error" } };
    const [first, second] = await upstreams(node({}, () => trouble), node());
    expect(await poolOf([first, second]).request(call)).toEqual(answered);
    expect(await poolOf([first]).request(call)).toEqual({ ok: false, error: trouble.error });
  });

  it("ends when the time for all attempts is over", async () => {
    const servers = await upstreams(node({}, silent), node({}, silent), node({}, silent));
    const started = performance.now();
    expect((await poolOf(servers, { attemptMs: 300, totalMs: 400 }).request(call)).ok).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(servers[2].count("eth_gasPrice")).toBe(0);
  });
});

describe("createPool, sending a transaction", () => {
  const raw = "0x02f8";
  const send = { method: "eth_sendRawTransaction", params: [raw] };
  const known = { error: { code: -32000, message: "already known" } };

  it("gives the hash when a silent server had passed it on", async () => {
    const [first, second] = await upstreams(
      node({}, silent),
      node({}, ({ method }) => (method === "eth_getTransactionByHash" ? { result: { hash: keccak256(raw) } } : known)),
    );
    expect(await poolOf([first, second], { attemptMs: 1_000 }).request(send)).toEqual({ ok: true, result: keccak256(raw) });
  });

  it("gives the refusal when the chain does not have it", async () => {
    const [first, second] = await upstreams(
      node({}, silent),
      node({}, ({ method }) => (method === "eth_getTransactionByHash" ? { result: null } : known)),
    );
    expect(await poolOf([first, second], { attemptMs: 1_000 }).request(send)).toEqual({ ok: false, error: known.error });
  });

  it("gives a refusal at once when no attempt before it is in doubt", async () => {
    const [only] = await upstreams(node({}, () => known));
    expect(await poolOf([only]).request(send)).toEqual({ ok: false, error: known.error });
    expect(only.count("eth_getTransactionByHash")).toBe(0);
  });
});
