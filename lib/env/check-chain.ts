import { z } from "zod";

const answer = z.object({ result: z.string().regex(/^0x[0-9a-fA-F]{1,8}$/) });

/** What one upstream answered to `eth_chainId`; `chainId` is missing when it could not be reached or made no sense. */
export type UpstreamChain = { url: string; chainId?: number };

/** Asks every upstream for its chain id. Never throws; each waits at most `timeoutMs`. */
export function readChainIds(urls: readonly string[], timeoutMs = 5_000): Promise<UpstreamChain[]> {
  return Promise.all(urls.map((url) => readChainId(url, timeoutMs)));
}

async function readChainId(url: string, timeoutMs: number): Promise<UpstreamChain> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] }),
      signal: AbortSignal.timeout(timeoutMs),
      cache: "no-store",
    });
    return { url, chainId: Number(answer.parse(await response.json()).result) };
  } catch {
    return { url };
  }
}

/** One sentence per upstream that serves another chain than `expected`. Addresses are cut to their host: paths hold keys. */
export function wrongChains(upstreams: readonly UpstreamChain[], expected: number): string[] {
  return upstreams.flatMap(({ url, chainId }) =>
    chainId === undefined || chainId === expected
      ? []
      : [`RPC_URLS names ${new URL(url).host}, which serves chain ${String(chainId)}, but CHAIN_ID is ${String(expected)}.`],
  );
}
