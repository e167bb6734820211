import { getBlock } from "viem/actions";
import { addresses, type ContractName, type DeploymentAddresses } from "../../chain/addresses";
import { chainFacts } from "../../chain/chains";
import type { ProtocolView } from "../../queries/index";
import { readProtocol } from "../../queries/lens";
import type { ChainAccess } from "../chain";
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
  const missingCode = createCodeCheck(client, now);

  async function look(deployment: DeploymentAddresses): Promise<{ view?: ProtocolView; reasons: StatusReason[] }> {
    const [missing, view] = await Promise.all([
      missingCode(deployment),
      readProtocol(client, chainId).catch(() => undefined),
    ]);
    if (missing.length > 0) return { reasons: [{ code: "contract-missing", contracts: missing }], ...(view && { view }) };
    if (!view) {
      // That all code is there may only be believed: the chain has to answer for it to be the Lens that failed.
      await getBlock(client);
      return { reasons: [{ code: "lens-failed" }] };
    }
    return { view, reasons: protocolReasons(view).map((code) => ({ code })) };
  }

  function stuck({ timestamp }: ProtocolView): StatusReason[] {
    const { staleSeconds } = chainFacts(chainId);
    const age = now() / 1000 - Number(timestamp);
    return staleSeconds !== undefined && age > staleSeconds ? [{ code: "chain-stuck" }] : [];
  }

  return async (): Promise<Status> => {
    const deployment = addresses[chainId];
    if (!deployment) return { chainId, block: null, contracts: {}, healthy: false, reasons: [{ code: "not-deployed" }] };
    const { view, reasons } = await within(patienceMs, look(deployment)).catch(() => ({
      view: undefined,
      reasons: [{ code: pool.servesWrongChain() ? "chain-wrong" : "chain-unreachable" } as const],
    }));
    const all = view ? [...stuck(view), ...reasons] : reasons;
    return {
      chainId,
      block: view ? { number: Number(view.blockNumber), timestamp: Number(view.timestamp) } : null,
      contracts: deployment,
      healthy: all.length === 0,
      reasons: all,
    };
  };
}
