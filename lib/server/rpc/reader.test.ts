import { describe, expect, it } from "vitest";
import type { RpcCall, RpcOutcome } from "./outcome";
import type { Pool } from "./pool";
import { createReader } from "./reader";

const account = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const hash = `0x${"ab".repeat(32)}`;

type Reply = RpcOutcome | Promise<RpcOutcome>;

/** Until every call that was made is on its way. */
const begun = () => new Promise((resolve) => setImmediate(resolve));

/** A pool that answers as told and remembers what it was asked. */
function recording(reply: (call: RpcCall) => Reply = () => ({ ok: true, result: "0x1" })) {
  const asked: RpcCall[] = [];
  const pool: Pool = {
    request: (call) => {
      asked.push(call);
      return Promise.resolve(reply(call));
    },
    servesWrongChain: () => false,
    servers: () => [],
  };
  return { asked, pool, count: (method: string) => asked.filter((call) => call.method === method).length };
}

const head = (number: number): RpcOutcome => ({ ok: true, result: `0x${number.toString(16)}` });

describe("createReader, the allow-list", () => {
  it.each([
    ...["eth_accounts", "eth_sendTransaction", "eth_sign", "eth_signTypedData_v4", "personal_unlockAccount"],
    ...["debug_traceCall", "trace_call", "txpool_content", "admin_peers", "anvil_setBalance", "evm_mine", "hardhat_reset"],
    ...["eth_newFilter", "eth_getFilterChanges", "eth_subscribe", "web3_clientVersion", "toString", "__proto__", ""],
  ])("refuses %s", async (method) => {
    const { asked, pool } = recording();
    expect(await createReader(pool, 31337).request({ method, params: [] })).toMatchObject({ ok: false, error: { code: -32601 } });
    expect(asked).toEqual([]);
  });

  it("answers for the chain id itself", async () => {
    const { asked, pool } = recording();
    const reader = createReader(pool, 31337);
    expect(await reader.request({ method: "eth_chainId", params: [] })).toEqual({ ok: true, result: "0x7a69" });
    expect(await reader.request({ method: "net_version", params: [] })).toEqual({ ok: true, result: "31337" });
    expect(asked).toEqual([]);
  });

  it.each<[string, readonly unknown[]]>([
    ["eth_getBalance", []],
    ["eth_getBalance", ["0x1234", "latest"]],
    ["eth_getBalance", [account, "newest"]],
    ["eth_getBalance", [account, "latest", "more"]],
    ["eth_call", ["0x"]],
    ["eth_call", [{}]],
    ["eth_call", [{ nonsense: true }]],
    ["eth_call", [{ from: account, to: null }]],
    ["eth_estimateGas", [{ value: "0x1" }]],
    ["eth_call", [{ to: account, data: "0x123" }]],
    ["eth_call", [{ to: account }, "latest", { [account]: { state: {} } }]],
    ["eth_call", [{ to: account }, "latest", { [account]: { code: `0x${"00".repeat(24_577)}` } }]],
    ["eth_call", [{ to: account }, "latest", { latest: {} }]],
    ["eth_feeHistory", ["0x401", "latest", []]],
    ["eth_feeHistory", ["0x4", "latest", [101]]],
    ["eth_sendRawTransaction", ["hello"]],
    ["eth_sendRawTransaction", [{}]],
    ["eth_getTransactionReceipt", ["0x12"]],
    ["eth_blockNumber", [1]],
    ["eth_getBlockByNumber", ["latest", "yes"]],
    ["eth_getLogs", [{ address: account, fromBlock: "0x1", blockHash: hash }]],
    ["eth_getLogs", [{ fromBlock: "0x1", toBlock: "0x2" }]],
    ["eth_getLogs", [{ address: [], blockHash: hash }]],
    ["eth_call", [{ to: account, gas: "0x1c9c381" }]],
    ["eth_estimateGas", [{ to: account, gas: "0x1c9c381" }]],
    ["eth_getLogs", [{ address: account, topics: [hash, hash, hash, hash, hash] }]],
  ])("refuses %s with %j", async (method, params) => {
    const { asked, pool } = recording();
    expect(await createReader(pool, 31337).request({ method, params })).toMatchObject({ ok: false, error: { code: -32602 } });
    expect(asked).toEqual([]);
  });

  it.each<[string, readonly unknown[]]>([
    ["eth_getCode", [account, { blockNumber: "0x1" }]],
    ["eth_getStorageAt", [account, "0x0", "safe"]],
    ["eth_call", [{ from: account, to: account, data: "0x00", value: "0x0" }, "latest", { [account]: { balance: "0x1" } }]],
    ["eth_call", [{ to: account, data: "0x00" }, { blockHash: hash, requireCanonical: true }]],
    ["eth_estimateGas", [{ to: account }, "pending"]],
    ["eth_feeHistory", ["0x4", "latest", [10, 50]]],
    ["eth_getTransactionByHash", [hash]],
    ["eth_getBlockByNumber", ["pending", false]],
    ["eth_getBlockByHash", [hash, true]],
  ])("passes %s with %j on as it is", async (method, params) => {
    const { asked, pool } = recording();
    expect((await createReader(pool, 31337).request({ method, params })).ok).toBe(true);
    expect(asked).toEqual([{ method, params }]);
  });

  it("means the newest block where none is named", async () => {
    const { asked, pool } = recording();
    await createReader(pool, 31337).request({ method: "eth_getBalance", params: [account] });
    await createReader(pool, 31337).request({ method: "eth_estimateGas", params: [{ to: account }] });
    expect(asked.map(({ params }) => params[1])).toEqual(["latest", "latest"]);
  });

  it("drops fields of a call that no node knows", async () => {
    const { asked, pool } = recording();
    await createReader(pool, 31337).request({ method: "eth_call", params: [{ to: account, trace: true }, "latest"] });
    expect(asked[0]?.params[0]).toEqual({ to: account });
  });
});

describe("createReader, logs", () => {
  const logs = (filter: object) => ({ method: "eth_getLogs", params: [filter] });

  it.each<[object, boolean]>([
    [{ address: account }, true],
    [{ address: account, fromBlock: "0x1" }, false],
    [{ address: account, fromBlock: "0x1", toBlock: "0x2" }, true],
    [{ fromBlock: "0x2328", toBlock: "latest", address: account, topics: [null, [hash]] }, true],
    [{ address: account, fromBlock: "earliest", toBlock: "0x2" }, false],
    [{ address: account, fromBlock: "0x1", toBlock: "finalized" }, false],
    [{ address: account, blockHash: hash }, true],
  ])("at block 10000, %j is bounded: %s", async (filter, bounded) => {
    const { pool, count } = recording(({ method }) => (method === "eth_blockNumber" ? head(10_000) : { ok: true, result: [] }));
    const outcome = await createReader(pool, 31337).request(logs(filter));
    expect(outcome.ok).toBe(bounded);
    expect(count("eth_getLogs")).toBe(bounded ? 1 : 0);
  });

  it("gives the error when the head cannot be read", async () => {
    const broken: RpcOutcome = { ok: false, error: { code: -32603, message: "down" } };
    const { pool, count } = recording(() => broken);
    expect(await createReader(pool, 31337).request(logs({ address: account }))).toEqual(broken);
    expect(count("eth_getLogs")).toBe(0);
  });
});

describe("createReader, sharing", () => {
  const balance = { method: "eth_getBalance", params: [account, "latest"] };

  /** A pool whose answers wait until they are let go. */
  function held() {
    const waiting: (() => void)[] = [];
    const recorded = recording(
      (call) =>
        new Promise<RpcOutcome>((resolve) => {
          waiting.push(() => { resolve(call.method === "eth_blockNumber" ? head(7) : { ok: true, result: "0x5" }); });
        }),
    );
    const letGo = async () => {
      await begun();
      for (const answer of waiting.splice(0)) answer();
    };
    return { ...recorded, letGo };
  }

  it("gives equal calls that are under way at the same time one answer", async () => {
    const { pool, count, letGo } = held();
    const reader = createReader(pool, 31337);
    const both = [reader.request(balance), reader.request(balance)];
    await letGo();
    expect(await Promise.all(both)).toEqual([{ ok: true, result: "0x5" }, { ok: true, result: "0x5" }]);
    expect(count("eth_getBalance")).toBe(1);
  });

  it("asks again once an answer about the newest block was given", async () => {
    const { pool, count } = recording();
    const reader = createReader(pool, 31337);
    await reader.request(balance);
    await reader.request(balance);
    expect(count("eth_getBalance")).toBe(2);
  });

  it("never joins a call that began before a transaction was sent", async () => {
    const { pool, count, letGo } = held();
    const reader = createReader(pool, 31337);
    const before = reader.request(balance);
    await begun();
    const sent = reader.request({ method: "eth_sendRawTransaction", params: ["0x02"] });
    const after = reader.request(balance);
    await letGo();
    await Promise.all([before, sent, after]);
    expect(count("eth_getBalance")).toBe(2);
  });

  it("never joins a call that began before another block was seen", async () => {
    const { pool, count, letGo } = held();
    const reader = createReader(pool, 31337);
    const block = reader.request({ method: "eth_blockNumber", params: [] });
    const before = reader.request(balance);
    await letGo();
    await Promise.all([block, before]);
    const late = reader.request(balance);
    await letGo();
    await late;
    expect(count("eth_getBalance")).toBe(2);
  });

  it("keeps what names its block for five seconds", async () => {
    let now = 0;
    const { pool, count } = recording();
    const reader = createReader(pool, 31337, () => now);
    const pinned = { method: "eth_call", params: [{ to: account }, "0x10"] };
    await reader.request(pinned);
    now = 4_999;
    await reader.request(pinned);
    expect(count("eth_call")).toBe(1);
    now = 5_000;
    await reader.request(pinned);
    expect(count("eth_call")).toBe(2);
  });

  it("keeps neither errors nor a block that was not found", async () => {
    const { pool, count } = recording(({ method }) =>
      method === "eth_getBlockByHash" ? { ok: true, result: null } : { ok: false, error: { code: 3, message: "no" } },
    );
    const reader = createReader(pool, 31337);
    for (const call of [
      { method: "eth_getBlockByHash", params: [hash, false] },
      { method: "eth_call", params: [{ to: account }, "0x10"] },
    ]) {
      await reader.request(call);
      await reader.request(call);
      expect(count(call.method)).toBe(2);
    }
  });

  it("keeps logs of one block, and at most 2000 answers", async () => {
    const { pool, count } = recording();
    const reader = createReader(pool, 31337, () => 0);
    const logs = { method: "eth_getLogs", params: [{ address: account, blockHash: hash }] };
    await reader.request(logs);
    await reader.request(logs);
    expect(count("eth_getLogs")).toBe(1);
    for (let block = 0; block < 2_000; block += 1) {
      await reader.request({ method: "eth_call", params: [{ to: account }, `0x${block.toString(16)}`] });
    }
    await reader.request(logs);
    expect(count("eth_getLogs")).toBe(2);
  });
});
