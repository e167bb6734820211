/** One call of JSON-RPC 2.0, without its envelope. */
export type RpcCall = { readonly method: string; readonly params: readonly unknown[] };

export type RpcFault = { readonly code: number; readonly message: string; readonly data?: unknown };

/** What a call ended in: a result, or the error that the chain or the proxy gives for it. */
export type RpcOutcome = { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly error: RpcFault };

/** JSON-RPC 2.0 §5.1 and EIP-1474. */
export const rpcCode = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  resourceUnavailable: -32002,
  limitExceeded: -32005,
} as const;

export function failure(code: number, message: string, data?: unknown): RpcOutcome {
  return { ok: false, error: { code, message, ...(data !== undefined && { data }) } };
}
