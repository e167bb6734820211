import { createClient, custom, encodeErrorResult, type Hash, numberToHex } from "viem";
import { expect, it } from "vitest";
import { errorsAbi } from "../../abis/errors";
import { replay } from "./replay";

const hash: Hash = `0x${"ab".repeat(32)}`;
const paused = { code: 3, message: "", data: encodeErrorResult({ abi: errorsAbi, errorName: "MintPaused" }) };
const account = "0x000000000000000000000000000000000000dEaD";
const transaction = { hash, from: account, to: account, input: "0x12345678", value: "0x0", gas: numberToHex(64_000), type: "0x2", nonce: "0x1", blockNumber: "0x64" };

type Answer = { result: unknown } | { error: unknown };

/** A node that knows the transaction and answers `eth_call` per block. */
function nodeWith(calls: Readonly<Record<string, Answer>>, transactionAnswer: Answer = { result: transaction }) {
  const seen: unknown[] = [];
  const request = ({ method, params }: { method: string; params?: unknown }) => {
    const list: readonly unknown[] = Array.isArray(params) ? params : [];
    if (method === "eth_call") seen.push(list[1]);
    const answer = method === "eth_getTransactionByHash" ? transactionAnswer : (calls[String(list[1])] ?? { result: "0x" });
    return "error" in answer ? Promise.reject(answer.error instanceof Error ? answer.error : Object.assign(new Error("node"), answer.error)) : Promise.resolve(answer.result);
  };
  return { client: createClient({ transport: custom({ request }, { retryCount: 0 }) }), seen };
}

const receipt = { transactionHash: hash, blockNumber: 100n, gasUsed: 30_000n };

it("finds the reason at the receipt's block", async () => {
  const { client, seen } = nodeWith({ "0x64": { error: paused } });
  expect(await replay({ client, receipt })).toMatchObject({ kind: "contract", code: "MintPaused" });
  expect(seen).toEqual(["0x64"]);
});

it("looks at the block before where the call succeeds after it", async () => {
  const { client, seen } = nodeWith({ "0x63": { error: paused } });
  expect(await replay({ client, receipt })).toMatchObject({ code: "MintPaused" });
  expect(seen).toEqual(["0x64", "0x63"]);
});

it("calls it out of gas when the call never fails again and the gas was used up", async () => {
  const { client } = nodeWith({});
  expect(await replay({ client, receipt: { ...receipt, gasUsed: 63_500n } })).toMatchObject({ code: "out-of-gas", retry: true });
  expect(await replay({ client, receipt })).toMatchObject({ kind: "contract", code: "revert-empty", retry: false });
});

it("passes on what the node says when it does not help", async () => {
  const limited = nodeWith({}, { error: { code: -32005 } });
  expect(await replay({ client: limited.client, receipt })).toMatchObject({ kind: "rate-limit" });
  const pruned = nodeWith({ "0x64": { error: { code: -32001 } }, "0x63": { error: { code: -32001 } } });
  expect(await replay({ client: pruned.client, receipt })).toMatchObject({ kind: "rpc", code: "not-found" });
  const unknown = nodeWith({}, { result: null });
  expect(await replay({ client: unknown.client, receipt })).toMatchObject({ kind: "rpc", code: "not-found" });
});
