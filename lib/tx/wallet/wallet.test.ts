import { describe, expect, it, vi } from "vitest";
import { engineFailure } from "../machine/engine-failure";
import { word } from "../testing/events";
import { nowhere } from "../testing/facts";
import { createPaperBench, paperAsked, paperCall, within } from "../testing/paper-bench";
import { askBatch } from "./ask-batch";
import { askPermit } from "./ask-permit";
import { askTransaction } from "./ask-transaction";
import { batchStatus } from "./batch-status";
import { checkWallet } from "./check-wallet";
import { errorNumbers } from "./error-numbers";

const asked = paperAsked();
const failing = (code: number) => () => {
  throw Object.assign(new Error("refused"), { code });
};

describe("askTransaction", () => {
  const request = { kind: "transaction", call: paperCall, gasLimit: 90_000n } as const;

  it("asks for exactly what was simulated", async () => {
    const { answers, deps } = createPaperBench();
    const send = vi.fn((_params: readonly unknown[]) => word(5));
    answers.set("eth_sendTransaction", send);
    expect(await askTransaction(deps, asked, request)).toEqual({ type: "sent", id: asked.id, hash: word(5) });
    const sent = { from: asked.from, to: paperCall.to, data: paperCall.data, value: "0x0", chainId: "0x7a69", gas: "0x15f90" };
    expect(send).toHaveBeenLastCalledWith([sent]);
    await askTransaction(deps, paperAsked({ nonce: 7, pinned: true }), { ...request, gasLimit: undefined });
    const { gas: _gas, ...withoutGas } = sent;
    expect(send).toHaveBeenLastCalledWith([{ ...withoutGas, nonce: "0x7" }]);
  });

  it.each([
    [4001, { type: "rejected", id: asked.id }],
    [4100, { type: "errored", id: asked.id, failure: { code: "wallet-unauthorized" }, unsent: true }],
    [-32002, { type: "errored", id: asked.id, failure: { code: "wallet-busy" }, unsent: false }],
    [-32603, { type: "errored", id: asked.id, failure: { code: "rpc-internal" }, unsent: false }],
    [4900, { type: "errored", id: asked.id, failure: { code: "wallet-disconnected" }, unsent: false }],
  ])("says what error %i means for what was sent", async (code, event) => {
    const { answers, deps } = createPaperBench();
    answers.set("eth_sendTransaction", failing(code));
    expect(await askTransaction(deps, asked, request)).toMatchObject(event);
  });

  it.each([undefined, null, "0x12", 5, "hello"])("takes %s for no transaction", async (answer) => {
    const { answers, deps } = createPaperBench();
    answers.set("eth_sendTransaction", () => answer);
    expect(await askTransaction(deps, asked, request)).toEqual({ type: "errored", id: asked.id, failure: engineFailure("wallet-answer"), unsent: false });
  });
});

describe("askBatch", () => {
  const request = { kind: "batch", calls: [paperCall, paperCall] } as const;

  it("names the batch and wants it atomic", async () => {
    const { answers, deps } = createPaperBench();
    const send = vi.fn((_params: readonly unknown[]) => ({ id: "wallet's own" }));
    answers.set("wallet_sendCalls", send);
    expect(await askBatch(deps, asked, request)).toEqual({ type: "batched", id: asked.id, batchId: "wallet's own" });
    const call = { to: paperCall.to, data: paperCall.data, value: "0x0" };
    const batch = { version: "2.0.0", id: asked.id, chainId: "0x7a69", from: asked.from, atomicRequired: true, calls: [call, call] };
    expect(send).toHaveBeenCalledWith([batch]);
  });

  it("understands wallets that answer the bare name, and none at all", async () => {
    const { answers, deps } = createPaperBench();
    answers.set("wallet_sendCalls", () => "0xab");
    expect(await askBatch(deps, asked, request)).toMatchObject({ batchId: "0xab" });
    answers.set("wallet_sendCalls", () => ({}));
    expect(await askBatch(deps, asked, request)).toEqual({ type: "errored", id: asked.id, failure: engineFailure("wallet-answer"), unsent: false });
  });

  it.each([
    [5700, { type: "refused", id: asked.id, way: "batch" }],
    [5710, { type: "refused", id: asked.id, way: "batch" }],
    [5740, { type: "refused", id: asked.id, way: "batch" }],
    [5750, { type: "refused", id: asked.id, way: "batch" }],
    [5760, { type: "refused", id: asked.id, way: "batch" }],
    [4200, { type: "refused", id: asked.id, way: "batch" }],
    [-32601, { type: "refused", id: asked.id, way: "batch" }],
    [-32602, { type: "refused", id: asked.id, way: "batch" }],
    [5720, { type: "batched", id: asked.id, batchId: asked.id }],
    [4001, { type: "rejected", id: asked.id }],
    [-32603, { type: "errored", id: asked.id, unsent: false }],
  ])("says what error %i means", async (code, event) => {
    const { answers, deps } = createPaperBench();
    answers.set("wallet_sendCalls", failing(code));
    expect(await askBatch(deps, asked, request)).toMatchObject(event);
  });
});

describe("askPermit", () => {
  const spend = { token: "USDC", amountRaw: 5n, spender: "Router" } as const;
  const request = { kind: "permit", spend, deadline: 99n, params: [nowhere.account, "{}"] } as const;
  const permit = { value: 5n, deadline: 99n, v: 28, r: `0x${"11".repeat(32)}`, s: `0x${"22".repeat(32)}` } as const;
  const signature = `0x${"11".repeat(32)}${"22".repeat(32)}` as const;
  const refused = { event: { type: "refused", id: asked.id, way: "permit" } };

  it.each(["1c", "01"])("gives the permit that the token accepts (v as %s)", async (v) => {
    const { answers, chain, deps } = createPaperBench();
    chain.on("eth_call", () => "0x");
    answers.set("eth_signTypedData_v4", () => `${signature}${v}`);
    expect(await askPermit(deps, asked, request)).toEqual({ event: { type: "signed", id: asked.id }, permit });
  });

  it("goes another way where the token does not accept it", async () => {
    const { answers, chain, deps } = createPaperBench();
    chain.on("eth_call", () => {
      throw Object.assign(new Error("execution reverted"), { code: 3, data: "0x" });
    });
    answers.set("eth_signTypedData_v4", () => `${signature}1c`);
    expect(await askPermit(deps, asked, request)).toEqual(refused);
  });

  it("fails with nothing sent where the token cannot be asked", async () => {
    const { answers, chain, deps } = createPaperBench();
    chain.on("eth_call", failing(-32603));
    answers.set("eth_signTypedData_v4", () => `${signature}1c`);
    expect(await askPermit(deps, asked, request)).toMatchObject({ event: { type: "errored", id: asked.id, unsent: true } });
  });

  it.each([undefined, "0x", signature, `${signature}1c00`, `0x${"00".repeat(65)}`])("goes another way with the signature %s", async (answer) => {
    const { answers, chain, deps } = createPaperBench();
    chain.on("eth_call", () => {
      throw Object.assign(new Error("execution reverted"), { code: 3, data: "0x" });
    });
    answers.set("eth_signTypedData_v4", () => answer);
    expect(await askPermit(deps, asked, request)).toEqual(refused);
  });

  it.each([
    [4200, refused],
    [-32601, refused],
    [-32603, refused],
    [4001, { event: { type: "rejected", id: asked.id } }],
    [4900, { event: { type: "errored", id: asked.id, unsent: true } }],
  ])("says what error %i means", async (code, result) => {
    const { answers, deps } = createPaperBench();
    answers.set("eth_signTypedData_v4", failing(code));
    expect(await askPermit(deps, asked, request)).toMatchObject(result);
  });
});

describe("batchStatus", () => {
  const receipts = [{ transactionHash: word(1) }, { transactionHash: word(2) }];

  it.each([
    [{ status: 100 }, { is: "pending" }],
    [{ status: "PENDING" }, { is: "pending" }],
    [{ status: 200, receipts }, { is: "included", hash: word(2) }],
    [{ status: "CONFIRMED", receipts }, { is: "included", hash: word(2) }],
    [{ status: 500, receipts }, { is: "included", hash: word(2) }],
    [{ status: 200, receipts: null }, { is: "silent" }],
    [{ status: 400 }, { is: "abandoned" }],
    [{ status: 500 }, { is: "abandoned" }],
    [{ status: 600 }, { is: "silent" }],
    [{ status: "LOST" }, { is: "silent" }],
    [{ status: 200, receipts: [{ transactionHash: "0x1" }] }, { is: "silent" }],
    [{ status: 200, receipts: [{}] }, { is: "silent" }],
  ])("reads %j", async (answer, status) => {
    const { answers, deps } = createPaperBench();
    answers.set("wallet_getCallsStatus", () => answer);
    expect(await batchStatus(deps, "name")).toEqual(status);
  });

  it("is silent where the wallet is, and unknown where the wallet says so", async () => {
    const { answers, clock, deps } = createPaperBench();
    expect(await batchStatus(deps, "name")).toEqual({ is: "silent" });
    answers.set("wallet_getCallsStatus", failing(5730));
    expect(await batchStatus(deps, "name")).toEqual({ is: "unknown" });
    answers.set("wallet_getCallsStatus", () => new Promise(() => undefined));
    expect(await within(clock, 60, batchStatus(deps, "name"))).toEqual({ is: "silent" });
  });
});

describe("checkWallet", () => {
  const fitting = (change: Record<string, (params: readonly unknown[]) => unknown> = {}) => {
    const bench = createPaperBench();
    const answers = { eth_chainId: () => "0x7a69", eth_accounts: () => [nowhere.account.toLowerCase()], ...change };
    for (const [method, answer] of Object.entries(answers)) bench.answers.set(method, answer);
    return bench;
  };

  it("finds nothing wrong with the right account on the right chain", async () => {
    expect(await checkWallet(fitting().deps)).toBeUndefined();
    expect(await checkWallet(fitting({ eth_chainId: () => 31337 }).deps)).toBeUndefined();
  });

  it("finds another chain and another account", async () => {
    expect(await checkWallet(fitting({ eth_chainId: () => "0x1" }).deps)).toMatchObject({ kind: "wrong-chain" });
    const others = fitting({ eth_accounts: () => [nowhere.addresses.AID] });
    expect(await checkWallet(others.deps)).toEqual(engineFailure("wrong-account", nowhere.account));
    expect(await checkWallet(fitting({ eth_accounts: () => [] }).deps)).toMatchObject({ code: "wrong-account" });
  });

  it("does not wait for a wallet that says nothing", async () => {
    const silent = () => new Promise(() => undefined);
    const { clock, deps } = fitting({ eth_chainId: silent, eth_accounts: silent });
    expect(await within(clock, 60, checkWallet(deps))).toBeUndefined();
  });

  it("does not believe nonsense", async () => {
    await expect(checkWallet(fitting({ eth_accounts: () => "all of them" }).deps)).rejects.toThrow();
    await expect(checkWallet(fitting({ eth_accounts: () => [5] }).deps)).rejects.toThrow();
  });
});

describe("errorNumbers", () => {
  it("are those of the error and of its causes, to a depth that has an end", () => {
    const cause = { code: 5750, cause: { code: "ENOENT" } };
    expect(errorNumbers({ code: 1, cause })).toEqual([1, 5750]);
    expect(errorNumbers("no")).toEqual([]);
    expect(errorNumbers(null)).toEqual([]);
    const circular: { code: number; cause?: unknown } = { code: 2 };
    circular.cause = circular;
    expect(errorNumbers(circular)).toHaveLength(12);
  });
});
