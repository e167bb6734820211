import { addresses } from "../../chain/addresses";
import type { RpcCall, RpcOutcome } from "./outcome";

/**
 * Whether all code that a simulation supposes is Multicall3's, which a rehearsal gives the account. Other code could do
 * anything, for as long as a node computes.
 */
export function createCodeRule(chainId: number, read: (call: RpcCall) => Promise<RpcOutcome>) {
  let known: string | undefined;

  async function multicallCode(): Promise<string | undefined> {
    const address = addresses[chainId]?.Multicall3;
    if (known !== undefined || address === undefined) return known;
    const outcome = await read({ method: "eth_getCode", params: [address, "latest"] });
    if (outcome.ok && typeof outcome.result === "string" && outcome.result !== "0x") known = outcome.result.toLowerCase();
    return known;
  }

  return async ({ method, params }: RpcCall): Promise<boolean> => {
    const codes = method === "eth_call" || method === "eth_estimateGas" ? codesIn(params[2]) : [];
    if (codes.length === 0) return true;
    const allowed = await multicallCode();
    return codes.every((code) => code.toLowerCase() === allowed);
  };
}

/** Every code in a state override that params.ts has checked. */
function codesIn(override: unknown): string[] {
  if (typeof override !== "object" || override === null) return [];
  return Object.values(override).flatMap((account: { readonly code?: string }) => account.code ?? []);
}
