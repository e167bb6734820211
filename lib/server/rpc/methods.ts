import { z } from "zod";
import { block, callObject, filter, hash, hex, address, quantity, slot, stateOverride } from "./params";

/** How one method of the allow-list is treated. */
export type MethodPolicy = {
  /** Checks and cleans the parameters; what it drops is not sent on. */
  readonly params: z.ZodType<readonly unknown[]>;
  /** What one call takes from a client's allowance. */
  weight(params: readonly unknown[]): number;
  /** How long an answer may be given again, in milliseconds. 0: shared only with calls that are under way at the same time. */
  keepMs(params: readonly unknown[], result: unknown): number;
};

/** An answer that names its block by hash or number can change by a reorganisation only. */
const SETTLED_MS = 5_000;

const never = (): number => 0;
const settled = (): number => SETTLED_MS;
const whenFound = (_params: readonly unknown[], result: unknown): number => (result === null ? 0 : SETTLED_MS);
const whenPinned =
  (position: number) =>
  (params: readonly unknown[], result: unknown): number => {
    const at = params[position];
    if (result === null) return 0;
    return typeof at === "object" || (typeof at === "string" && at.startsWith("0x")) ? SETTLED_MS : 0;
  };

/** What a caller supposes is its own affair: nobody else asks the same. */
const pinnedFacts: MethodPolicy["keepMs"] = (params, result) => (params[2] === undefined ? whenPinned(1)(params, result) : 0);

/** A block with everything in it can be a megabyte. */
const blockWeight: MethodPolicy["weight"] = (params) => (params[1] === true ? 20 : 1);

function method(
  params: z.ZodType<readonly unknown[]>,
  weight: number | MethodPolicy["weight"],
  keepMs: MethodPolicy["keepMs"],
): MethodPolicy {
  return { params, weight: typeof weight === "number" ? () => weight : weight, keepMs };
}

const nothing = z.array(z.never()).max(0);
const fullTransactions = z.boolean().default(false);

/**
 * Everything that the proxy passes on; all else is refused. No method that signs, that keeps state on a server
 * (filters, subscriptions), that traces, or that belongs to a development node.
 */
export const methods: Readonly<Record<string, MethodPolicy>> = {
  eth_blockNumber: method(nothing, 1, never),
  eth_gasPrice: method(nothing, 1, never),
  eth_maxPriorityFeePerGas: method(nothing, 1, never),
  eth_feeHistory: method(
    z.tuple([quantity(1_024), block, z.array(z.number().min(0).max(100)).max(10).optional()]),
    2,
    whenPinned(1),
  ),
  eth_getBlockByNumber: method(z.tuple([block, fullTransactions]), blockWeight, whenPinned(0)),
  eth_getBlockByHash: method(z.tuple([hash, fullTransactions]), blockWeight, whenFound),
  eth_getTransactionByHash: method(z.tuple([hash]), 1, never),
  eth_getTransactionReceipt: method(z.tuple([hash]), 1, never),
  eth_getTransactionCount: method(z.tuple([address, block]), 1, whenPinned(1)),
  eth_getBalance: method(z.tuple([address, block]), 1, whenPinned(1)),
  eth_getCode: method(z.tuple([address, block]), 1, whenPinned(1)),
  eth_getStorageAt: method(z.tuple([address, slot, block]), 1, whenPinned(2)),
  eth_call: method(z.tuple([callObject, block, stateOverride.optional()]), 2, pinnedFacts),
  eth_estimateGas: method(z.tuple([callObject, block.optional(), stateOverride.optional()]), 2, never),
  eth_getLogs: method(z.tuple([filter]), 5, (params) => (isByHash(params[0]) ? settled() : 0)),
  eth_sendRawTransaction: method(z.tuple([hex]), 3, never),
};

function isByHash(value: unknown): boolean {
  return typeof value === "object" && value !== null && "blockHash" in value;
}
