import { createPublicClient, http } from "viem";
import { everyAddressOf } from "../../lib/chain/credit-addresses";
import { rpcAnswerOf, statusOf } from "../fixtures/json";
import { expect, test } from "../fixtures/test";

const rpc = (method: string, params: unknown[] = [], id: number = 1) => ({ jsonrpc: "2.0", id, method, params });

test.describe("GET /api/status", () => {
  test("tells chain, block, contracts and health", async ({ site, request }) => {
    const response = await request.get(`${site.origin}/api/status`);
    expect(response.status()).toBe(200);
    const status = await statusOf(response);
    expect(status.chainId).toBe(31337);
    expect(status.healthy).toBe(true);
    expect(status.reasons).toEqual([]);
    expect(Number(status.block.number)).toBeGreaterThan(0);
    expect(Number(status.block.timestamp)).toBeGreaterThan(1_700_000_000);
    expect(status.contracts).toEqual(site.world.addresses);
    expect(status.contracts).toEqual(everyAddressOf(31337));
    for (const address of Object.values(status.contracts)) {
      expect(await site.world.publicClient.getCode({ address })).toBeTruthy();
    }
  });

  test("says so when the chain is gone", async ({ site, lonelyServer, request }) => {
    const response = await request.get(`${lonelyServer.origin}/api/status`);
    const status = await statusOf(response);
    expect(status.healthy).toBe(false);
    expect(status.reasons.length).toBeGreaterThan(0);
    expect(JSON.stringify(status)).not.toContain(site.world.rpcUrl);
    // A load balancer keeps it: its pages say what is wrong.
    expect((await request.get(`${lonelyServer.origin}/api/alive`)).status()).toBe(200);
  });
});

test("figures for operators are not at the public address", async ({ site, request }) => {
  for (const path of ["/metrics", "/api/metrics"]) expect((await request.get(`${site.origin}${path}`)).status()).toBe(404);
});

test.describe("POST /api/rpc", () => {
  test("answers reads, alone and in a batch", async ({ site, request }) => {
    const one = await request.post(`${site.origin}/api/rpc`, { data: rpc("eth_chainId") });
    expect(await one.json()).toEqual({ jsonrpc: "2.0", id: 1, result: "0x7a69" });
    const two = await request.post(`${site.origin}/api/rpc`, { data: [rpc("eth_chainId", [], 7), rpc("eth_blockNumber", [], 8)] });
    const answers = (await two.json()) as { id: number; result: string }[];
    expect(answers.map(({ id }) => id).sort()).toEqual([7, 8]);
  });

  test("serves as transport of a client that reads the protocol", async ({ site }) => {
    const client = createPublicClient({ transport: http(`${site.origin}/api/rpc`, { batch: true }) });
    expect(await client.getChainId()).toBe(31337);
    expect(await client.getBlockNumber()).toBeGreaterThan(0n);
  });

  for (const method of ["anvil_setBalance", "evm_mine", "debug_traceTransaction", "eth_sendTransaction", "eth_accounts", "personal_sign", "admin_peers", "txpool_content"]) {
    test(`refuses ${method}`, async ({ site, request }) => {
      const response = await request.post(`${site.origin}/api/rpc`, { data: rpc(method) });
      const body = await rpcAnswerOf(response);
      expect(body.error).toBeTruthy();
      expect(body.result).toBeUndefined();
    });
  }

  test("refuses what is not JSON-RPC, too many calls and too much text", async ({ site, request }) => {
    const bad = [{}, [], 7, { jsonrpc: "2.0", id: 1, method: 5 }, rpc("eth_call", [{ nonsense: true }])];
    for (const data of bad) {
      const response = await request.post(`${site.origin}/api/rpc`, { data });
      const text = await response.text();
      expect(response.status(), JSON.stringify(data)).toBeLessThan(500);
      expect(text, JSON.stringify(data)).toContain("error");
      expect(text, JSON.stringify(data)).not.toContain('"result"');
    }
    const many = Array.from({ length: 1_000 }, (_, id) => rpc("eth_chainId", [], id));
    const crowd = await request.post(`${site.origin}/api/rpc`, { data: many });
    expect(await crowd.text()).toContain("error");
    const long = await request.post(`${site.origin}/api/rpc`, { data: rpc("eth_call", [{ data: `0x${"00".repeat(4_000_000)}` }]) });
    expect(await long.text()).toContain("error");
  });
});
