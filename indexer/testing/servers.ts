import type { Behaviour } from "../../lib/server/rpc/testing/upstream";

type Asked = { readonly method: string; readonly params: readonly unknown[] };
type Said = { result: unknown } | { error: { code: number; message: string; data?: unknown } };

/** A server that asks another one. Where that one is gone, so is this. */
export function passingOn(rpcUrl: string): Behaviour {
  return async (call) => {
    try {
      return await ask(rpcUrl, call);
    } catch {
      return { raw: (response) => response.writeHead(502).end() };
    }
  };
}

/** One that has not heard of the newest blocks yet: its head is so many behind. */
export function lagging(rpcUrl: string, behind: bigint): Behaviour {
  return async ({ method, params }) => {
    const head = await ask(rpcUrl, { method: "eth_blockNumber", params: [] });
    const own = `0x${("result" in head ? BigInt(String(head.result)) - behind : 0n).toString(16)}`;
    if (method === "eth_blockNumber") return { result: own };
    return ask(rpcUrl, { method, params: params.map((param) => (param === "latest" ? own : param)) });
  };
}

async function ask(rpcUrl: string, { method, params }: Asked): Promise<Said> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  const response = await fetch(rpcUrl, { method: "POST", headers: { "content-type": "application/json" }, body });
  return (await response.json()) as Said;
}
