import { createHash } from "node:crypto";
import { createKept } from "./kept";
import { isBoundedRange, MAX_LOG_BLOCKS } from "./log-range";
import { methods, type MethodPolicy } from "./methods";
import { failure, rpcCode, type RpcCall, type RpcOutcome } from "./outcome";
import { createCodeRule } from "./override-code";
import { filter } from "./params";
import type { Pool } from "./pool";

/** A longer key is remembered by its hash. */
const MAX_KEY = 256;

export type Reader = { request(call: RpcCall): Promise<RpcOutcome> };

/**
 * Puts the rules before the pool: only methods of the allow-list with parameters that fit, equal calls that are under
 * way at the same time share one answer, and answers that cannot change are kept for a moment.
 */
export function createReader(pool: Pool, chainId: number, now: () => number = Date.now): Reader {
  const underWay = new Map<string, Promise<RpcOutcome>>();
  const kept = createKept<RpcOutcome>(now);
  const supposesKnownCode = createCodeRule(chainId, (call) => read(call, policyOf(call.method)));
  // Moves with every transaction that is sent and every block that is seen: a call never joins one that began before.
  let moment = 0;
  let head = -1n;

  function noteBlock(result: unknown): void {
    const seen = blockNumberIn(result);
    if (seen === undefined || seen === head) return;
    head = seen;
    moment += 1;
  }

  async function send(call: RpcCall, policy: MethodPolicy, key: string): Promise<RpcOutcome> {
    const outcome = await pool.request(call);
    if (!outcome.ok) return outcome;
    if (reportsBlock.has(call.method)) noteBlock(outcome.result);
    const keepMs = policy.keepMs(call.params, outcome.result);
    if (keepMs > 0) kept.keep(key, outcome, keepMs);
    return outcome;
  }

  async function read(call: RpcCall, policy: MethodPolicy): Promise<RpcOutcome> {
    const key = keyOf(call);
    const known = kept.get(key);
    if (known) return known;
    const slot = `${String(moment)} ${key}`;
    const running = underWay.get(slot) ?? send(call, policy, key).finally(() => underWay.delete(slot));
    underWay.set(slot, running);
    return running;
  }

  async function refusal(call: RpcCall): Promise<RpcOutcome | undefined> {
    if (!(await supposesKnownCode(call))) return failure(rpcCode.invalidParams, "Only Multicall3's code may be supposed.");
    if (call.method !== "eth_getLogs") return undefined;
    const newest = await read({ method: "eth_blockNumber", params: [] }, policyOf("eth_blockNumber"));
    if (!newest.ok) return newest;
    const bounded = isBoundedRange(filter.parse(call.params[0]), BigInt(String(newest.result)));
    return bounded
      ? undefined
      : failure(rpcCode.invalidParams, `A call for logs may cover at most ${String(MAX_LOG_BLOCKS)} blocks.`);
  }

  return {
    async request({ method, params }) {
      if (method === "eth_chainId") return { ok: true, result: `0x${chainId.toString(16)}` };
      if (method === "net_version") return { ok: true, result: String(chainId) };
      const policy = Object.hasOwn(methods, method) ? methods[method] : undefined;
      if (!policy) return failure(rpcCode.methodNotFound, "This method is not offered.");
      const parsed = policy.params.safeParse(params);
      if (!parsed.success) return failure(rpcCode.invalidParams, "The parameters do not fit the method.");
      const call = { method, params: parsed.data };
      if (method === "eth_sendRawTransaction") {
        moment += 1;
        return pool.request(call);
      }
      return (await refusal(call)) ?? read(call, policy);
    },
  };
}

const reportsBlock: ReadonlySet<string> = new Set(["eth_blockNumber", "eth_getBlockByNumber", "eth_getTransactionReceipt"]);

/** The number of the block that an answer is, belongs to, or counts. */
function blockNumberIn(result: unknown): bigint | undefined {
  const text =
    typeof result !== "object" || result === null
      ? result
      : "blockNumber" in result
        ? result.blockNumber
        : "number" in result
          ? result.number
          : undefined;
  return typeof text === "string" && /^0x[0-9a-f]{1,16}$/i.test(text) ? BigInt(text) : undefined;
}

function policyOf(method: string): MethodPolicy {
  const policy = methods[method];
  if (!policy) throw new Error(`${method} is not in the allow-list`);
  return policy;
}

function keyOf({ method, params }: RpcCall): string {
  const key = JSON.stringify([method, params]);
  return key.length > MAX_KEY ? createHash("sha256").update(key).digest("base64") : key;
}
