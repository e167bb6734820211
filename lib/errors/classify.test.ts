import {
  ChainMismatchError,
  createPublicClient,
  createWalletClient,
  custom,
  encodeErrorResult,
  http,
  type PublicClient,
  WaitForTransactionReceiptTimeoutError,
} from "viem";
import { foundry } from "viem/chains";
import { describe, expect, it } from "vitest";
import { errorsAbi } from "../../abis/errors";
import { classify } from "./classify";

const account = "0x000000000000000000000000000000000000dEaD";
const abi = [{ type: "function", name: "act", inputs: [], outputs: [{ type: "uint256" }], stateMutability: "nonpayable" }] as const;
const capped = encodeErrorResult({ abi: errorsAbi, errorName: "DayCapExceeded", args: [5n, 3n] });
const text = (reason: string) =>
  encodeErrorResult({ abi: [{ type: "error", name: "Error", inputs: [{ name: "reason", type: "string" }] }], args: [reason] });

/** What viem throws when a wallet answers with `error`. */
async function fromWallet(error: unknown): Promise<unknown> {
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- wallets reject with plain objects
  const request = () => Promise.reject(error);
  const transport = custom({ request }, { retryCount: 0 });
  const wallet = createWalletClient({ account, chain: foundry, transport });
  return wallet.writeContract({ address: account, abi, functionName: "act", gas: 100_000n }).catch((thrown: unknown) => thrown);
}

/** What viem throws when a node answers with `body` over HTTP. */
async function fromNode(status: number, body: unknown): Promise<unknown> {
  const fetchFn: typeof fetch = () => Promise.resolve(new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } }));
  return simulate(createPublicClient({ chain: foundry, transport: http("http://node", { fetchFn, retryCount: 0 }) }));
}

function simulate(client: PublicClient): Promise<unknown> {
  return client.simulateContract({ account, address: account, abi, functionName: "act" }).catch((thrown: unknown) => thrown);
}

const rpc = (code: number, data?: unknown, message = "whatever it says") => ({ jsonrpc: "2.0", id: 1, error: { code, message, data } });

describe("a wallet's answer", () => {
  it.each([
    [4001, "rejected", "user-rejected"],
    [5000, "rejected", "user-rejected"],
    [5750, "rejected", "user-rejected"],
    [-32002, "rejected", "wallet-busy"],
    [4100, "rejected", "wallet-unauthorized"],
    [4200, "rejected", "wallet-unsupported"],
    [5760, "rejected", "wallet-unsupported"],
    [4900, "rejected", "wallet-disconnected"],
    [4901, "wrong-chain", "wrong-chain"],
    [4902, "wrong-chain", "chain-unknown"],
    [-32005, "rate-limit", "rate-limited"],
    [-32601, "rpc", "rpc-unsupported"],
    [-32602, "rpc", "rpc-invalid"],
    [-32603, "rpc", "rpc-internal"],
    [-32000, "rpc", "rpc-refused"],
    [31337, "unknown", "unknown"],
  ])("%d is %s: %s", async (code, kind, expected) => {
    const classified = classify(await fromWallet({ code, message: "User rejected? Rate limit? execution reverted?" }));
    expect(classified).toMatchObject({ kind, code: expected });
    expect(classified.detail).not.toBe("");
  });

  it("is found where wallets hide it", async () => {
    expect(classify(await fromWallet({ code: -32603, message: "", data: { originalError: { code: 4001 } } })).code).toBe("user-rejected");
    expect(classify(await fromWallet({ code: -32603, message: "", data: { code: 3, data: capped } }))).toMatchObject({ kind: "contract", code: "DayCapExceeded" });
    expect(classify({ code: "ACTION_REJECTED" }).code).toBe("user-rejected");
    expect(classify({ name: "toString", code: "constructor" }).code).toBe("unknown");
  });

  it("is recognised without viem around it", () => {
    expect(classify({ code: 4001, message: "" })).toMatchObject({ kind: "rejected", retry: true });
    expect(classify(new ChainMismatchError({ chain: foundry, currentChainId: 1 }))).toMatchObject({ kind: "wrong-chain" });
    expect(classify(new WaitForTransactionReceiptTimeoutError({ hash: "0x12" }))).toMatchObject({ kind: "timeout", code: "confirmation-timeout" });
  });
});

describe("a node's answer", () => {
  it.each([
    [429, {}, "rate-limit", "rate-limited"],
    [504, {}, "timeout", "request-timeout"],
    [502, {}, "rpc", "unreachable"],
    [200, rpc(-32005), "rate-limit", "rate-limited"],
    [200, rpc(429), "rate-limit", "rate-limited"],
    [200, rpc(-32002), "rpc", "unreachable"],
    [200, rpc(-32001), "rpc", "not-found"],
    [200, rpc(-32603), "rpc", "rpc-internal"],
    [200, rpc(3), "contract", "revert-empty"],
    [200, rpc(3, "0x"), "contract", "revert-empty"],
    [200, rpc(3, capped), "contract", "DayCapExceeded"],
    [200, rpc(-32000, capped), "contract", "DayCapExceeded"],
    [200, rpc(-32603, { data: capped }), "contract", "DayCapExceeded"],
    [200, rpc(3, text("Pausable: paused")), "contract", "usdc-paused"],
    [200, rpc(-32003, undefined, "insufficient funds for gas * price + value"), "insufficient-gas", "insufficient-gas"],
    [200, { jsonrpc: "2.0", id: 1, result: "0x" }, "contract", "no-contract"],
  ])("%d %j is %s: %s", async (status, body, kind, code) => {
    expect(classify(await fromNode(status, body))).toMatchObject({ kind, code });
  });

  it("keeps the values of a custom error", async () => {
    const classified = classify(await fromNode(200, rpc(3, capped)));
    expect(classified).toMatchObject({ values: { usdc: 5n, left: 3n }, retry: true });
    expect(classified.detail).toContain("RpcRequestError 3");
  });

  it("that never came is a time-out or an unreachable node", async () => {
    const hanging: typeof fetch = (_, init) => new Promise((_resolve, reject) => init?.signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError"))));
    const slow = createPublicClient({ transport: http("http://node", { fetchFn: hanging, timeout: 5, retryCount: 0 }) });
    expect(classify(await simulate(slow))).toMatchObject({ kind: "timeout", code: "request-timeout" });
    const cut = createPublicClient({ transport: http("http://node", { fetchFn: () => Promise.reject(new TypeError("fetch failed")), retryCount: 0 }) });
    expect(classify(await simulate(cut))).toMatchObject({ kind: "rpc", code: "unreachable", retry: true });
  });
});

describe("order", () => {
  it("is transport before contract", () => {
    expect(classify({ name: "HttpRequestError", status: 429, cause: { code: 3, data: capped } }).kind).toBe("rate-limit");
    expect(classify({ code: 3, data: capped, cause: { code: 4001 } }).kind).toBe("rejected");
  });

  it("is a contract's reason before the node's number, and the number before silence", () => {
    expect(classify({ name: "InsufficientFundsError", cause: { data: capped } }).code).toBe("DayCapExceeded");
    expect(classify({ name: "InsufficientFundsError", cause: { code: 3 } }).code).toBe("insufficient-gas");
  });
});

it.each([undefined, null, 0, "", "text", Symbol("s"), {}, [], new Error("execution reverted"), new TypeError("User rejected the request")])(
  "never guesses from wording: %s is unknown",
  (thrown) => expect(classify(thrown)).toMatchObject({ kind: "unknown", code: "unknown", values: {} }),
);

it("keeps the technical detail short and says each thing once", () => {
  const error = new Error("x".repeat(5_000), { cause: new Error("x".repeat(5_000)) });
  expect(classify(error).detail).toHaveLength(600);
  expect(classify("thrown text").detail).toBe("thrown text");
  expect(classify(new Error("same", { cause: new Error("same") })).detail).toBe("Error: same");
});
