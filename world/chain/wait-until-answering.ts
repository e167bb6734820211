import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";

export type Starting = {
  readonly rpcUrl: string;
  readonly chainId: number;
  readonly child: Pick<ChildProcess, "exitCode" | "signalCode">;
  /** A file that anvil writes when it listens. Without it, whoever answers is another chain that was faster. */
  readonly listening: string;
  readonly timeoutMs: number;
};

const probeEveryMs = 25;

/** Resolves when the chain that was started answers. Throws a sentence when it ends, is another one, or takes too long. */
export async function waitUntilAnswering({ rpcUrl, chainId, child, listening, timeoutMs }: Starting): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error("anvil ended at once");
    const answered = existsSync(listening) ? await askChainId(rpcUrl) : undefined;
    if (answered === chainId) return;
    if (answered !== undefined) throw new Error(`${rpcUrl} answers for chain ${answered}, not ${chainId}`);
    if (Date.now() > deadline) throw new Error(`anvil did not answer within ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, probeEveryMs));
  }
}

async function askChainId(rpcUrl: string): Promise<number | undefined> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] });
  try {
    const response = await fetch(rpcUrl, { method: "POST", headers: { "content-type": "application/json" }, body });
    const parsed: unknown = await response.json();
    if (typeof parsed !== "object" || parsed === null || !("result" in parsed)) return undefined;
    return Number(parsed.result);
  } catch {
    return undefined;
  }
}
