import { addresses, type ContractName, type DeploymentAddresses } from "../../chain/addresses";
import type { ProtocolView } from "../../queries/index";
import { readProtocol } from "../../queries/lens";
import type { ChainAccess } from "../chain";
import { createChainClock } from "../chain-clock";
import { chainHealth } from "../chain-health";
import { within } from "../within";
import { createCodeCheck } from "./code-check";
import { protocolReasons, type StatusCode } from "./reasons";

export type StatusReason = {
  readonly code: StatusCode;
  /** The contracts it is about, where it is about some. */
  readonly contracts?: readonly ContractName[];
};

export type Status = {
  readonly chainId: number;
  /** The newest block, timestamp in unix seconds; null when the chain cannot be read. */
  readonly block: { readonly number: number; readonly timestamp: number } | null;
  readonly contracts: DeploymentAddresses | Record<string, never>;
  readonly healthy: boolean;
  readonly reasons: readonly StatusReason[];
};

type Options = ChainAccess & { readonly patienceMs?: number; readonly now?: () => number };

/** Makes the check of everything that the app stands on. It never throws and ends within `patienceMs`. */
export function createStatusReader({ client, chainId, pool, patienceMs = 3_000, now = Date.now }: Options) {
  const codeCheck = createCodeCheck(client, now);
  const clock = createChainClock(client, chainId, now);

  async function look(deployment: DeploymentAddresses): Promise<{ view?: ProtocolView; reasons: StatusReason[] }> {
    const [believedMissing, view, time] = await Promise.all([
      codeCheck.missing(deployment),
      readProtocol(client, chainId).catch(() => undefined),
      clock(),
    ]);
    // Figures that cannot be read may be a contract that has gone: then nothing is believed.
    const missing = view ? believedMissing : await codeCheck.missingNow(deployment);
    const gone: StatusReason[] = missing.length > 0 ? [{ code: "contract-missing", contracts: missing }] : [];
    if (!view) return { reasons: gone.length > 0 ? gone : [{ code: "lens-failed" }] };
    const stuck: StatusReason[] = chainHealth(chainId, { last: view }, time).status === "stale" ? [{ code: "chain-stuck" }] : [];
    return { view, reasons: [...stuck, ...(gone.length > 0 ? gone : protocolReasons(view).map((code) => ({ code })))] };
  }

  return async (): Promise<Status> => {
    const deployment = addresses[chainId];
    if (!deployment) return { chainId, block: null, contracts: {}, healthy: false, reasons: [{ code: "not-deployed" }] };
    const { view, reasons } = await within(patienceMs, look(deployment)).catch(() => ({
      view: undefined,
      reasons: [{ code: pool.servesWrongChain() ? "chain-wrong" : "chain-unreachable" } as const],
    }));
    return {
      chainId,
      block: view ? { number: Number(view.blockNumber), timestamp: Number(view.timestamp) } : null,
      contracts: deployment,
      healthy: reasons.length === 0,
      reasons,
    };
  };
}
