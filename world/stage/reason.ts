import { decodeErrorResult, type Hash, type Hex } from "viem";
import { errorsAbi } from "../../abis/errors";
import { creditErrorsAbi } from "../../abis/credit-errors";
import type { ChainClients } from "../chain/clients";

export type Reason = { readonly name: string; readonly text: string };

const standard = [
  { type: "error", name: "Error", inputs: [{ name: "reason", type: "string" }] },
  { type: "error", name: "Panic", inputs: [{ name: "reason", type: "uint256" }] },
] as const;
const abi = [...errorsAbi, ...creditErrorsAbi, ...standard];

/** What a contract said when it refused this transaction. */
export async function reasonOf({ testClient }: ChainClients, hash: Hash): Promise<Reason> {
  const call = { method: "debug_traceTransaction", params: [hash, { tracer: "callTracer" }] } as never;
  const trace: { readonly output?: Hex; readonly error?: string } = await testClient.request(call);
  if (trace.output === undefined || trace.output === "0x") return { name: "", text: trace.error ?? "without a reason" };
  return decoded(trace.output);
}

function decoded(data: Hex): Reason {
  try {
    // viem's types promise a list also for an error without arguments; it gives none.
    const { errorName, args = [] } = decodeErrorResult({ abi, data }) as { errorName: string; args?: readonly unknown[] };
    return { name: errorName, text: `${errorName}(${args.map(String).join(", ")})` };
  } catch {
    return { name: data.slice(0, 10), text: data };
  }
}
