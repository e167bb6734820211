import { custom, RpcRequestError, type Transport } from "viem";
import { RPC_PATH } from "../../chain/chains";
import type { Reader } from "./reader";

/** viem's way to the chain on the server: through the same rules, sharing and fallback as the browser's calls. */
export function readerTransport(reader: Reader): Transport {
  const provider = {
    async request({ method, params }: { method: string; params?: unknown }): Promise<unknown> {
      const call = { method, params: Array.isArray(params) ? (params as unknown[]) : [] };
      const outcome = await reader.request(call);
      if (outcome.ok) return outcome.result;
      throw new RpcRequestError({ body: call, error: { ...outcome.error, data: outcome.error.data }, url: RPC_PATH });
    },
  };
  // The pool behind it has tried every server.
  return custom(provider, { retryCount: 0 });
}
