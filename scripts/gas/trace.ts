import type { Address, Hash, Hex } from "viem";
import { http, toHex } from "viem";
import { z } from "zod";

const stepSchema = z.object({ op: z.string(), depth: z.number(), gas: z.number(), stack: z.array(z.string()) });
const traceSchema = z.object({ structLogs: z.array(stepSchema) });
export type Step = z.infer<typeof stepSchema>;

/** One storage slot as a transaction used it. */
export type SlotUse = {
  readonly contract: Address;
  readonly slot: Hex;
  readonly reads: number;
  readonly writes: number;
  /** Gas of all its SLOADs and SSTOREs, refunds not deducted. */
  readonly gas: number;
};

/** A call that the transaction's first contract makes, with everything below it. Code that it borrows is its own. */
export type DirectCall = { readonly contract: Address; readonly gas: number };

export type TransactionTrace = {
  /** In the order of first use. */
  readonly slots: readonly SlotUse[];
  readonly calls: readonly DirectCall[];
  /** Gas left when the first contract starts, and all that it and its calls take, refunds not deducted. */
  readonly gasAtStart: number;
  readonly execution: number;
};

/** What a mined transaction did, step by step. The node must keep traces. */
export async function traceTransaction(rpcUrl: string, hash: Hash, to: Address): Promise<TransactionTrace> {
  // Every step with its stack: above ten megabytes for what loops over a deal's months, which is as much as viem takes otherwise.
  const { request } = http(rpcUrl, { maxResponseBodySize: false, retryCount: 0, timeout: 60_000 })({});
  const raw = await request({ method: "debug_traceTransaction", params: [hash, { disableMemory: true }] });
  const steps = traceSchema.parse(raw).structLogs;
  const gasAtStart = steps[0]?.gas ?? 0;
  return {
    slots: slotUses(steps, to),
    calls: directCalls(steps),
    gasAtStart,
    execution: gasAtStart - (steps.at(-1)?.gas ?? 0),
  };
}

export function directCalls(steps: readonly Step[]): DirectCall[] {
  // How deep the code runs that works on the first contract's own storage: a proxy, and what it delegates to.
  let own = 1;
  return steps.flatMap((step, index) => {
    if (step.depth > own) return [];
    own = step.depth;
    if (step.op === "DELEGATECALL" || step.op === "CALLCODE") {
      own += 1;
      return [];
    }
    if (step.op !== "CALL" && step.op !== "STATICCALL") return [];
    const after = steps.slice(index + 1).find(({ depth }) => depth === step.depth);
    return [{ contract: addressAt(step), gas: step.gas - (after?.gas ?? step.gas) }];
  });
}

function slotUses(steps: readonly Step[], to: Address): SlotUse[] {
  const uses = new Map<string, SlotUse>();
  // Whose storage each call depth works on: a DELEGATECALL keeps its caller's.
  const contexts: string[] = [to.toLowerCase()];
  for (const [index, step] of steps.entries()) {
    contexts.length = Math.min(contexts.length, step.depth);
    const contract = contexts[step.depth - 1];
    if (contract === undefined) throw new Error(`The trace enters depth ${step.depth} without a call.`);
    const called = calledContext(step, contract);
    if (called !== undefined) contexts.push(called);
    if (step.op !== "SLOAD" && step.op !== "SSTORE") continue;
    const slot = toHex(BigInt(step.stack.at(-1) ?? "0x0"), { size: 32 });
    const key = `${contract}:${slot}`;
    const before = uses.get(key) ?? { contract: contract as Address, slot, reads: 0, writes: 0, gas: 0 };
    uses.set(key, {
      ...before,
      reads: before.reads + Number(step.op === "SLOAD"),
      writes: before.writes + Number(step.op === "SSTORE"),
      gas: before.gas + step.gas - (steps[index + 1]?.gas ?? step.gas),
    });
  }
  return [...uses.values()];
}

function calledContext(step: Step, contract: string): string | undefined {
  if (step.op === "DELEGATECALL" || step.op === "CALLCODE") return contract;
  if (step.op !== "CALL" && step.op !== "STATICCALL") return undefined;
  return addressAt(step);
}

/** The address that a call's second operand names. */
function addressAt(step: Step): Address {
  return toHex(BigInt(step.stack.at(-2) ?? "0x0") & (2n ** 160n - 1n), { size: 20 });
}
