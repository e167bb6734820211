import { type EveryAddress, everyAddressOn } from "../../chain/credit-addresses";
import type { ProtocolView } from "../../queries/index";
import { readProtocol } from "../../queries/lens";
import type { ChainAccess } from "../chain";
import { createChainClock } from "../chain-clock";
import { chainHealth } from "../chain-health";
import { within } from "../within";
import { readAccessRules } from "./access-rules";
import { createCodeCheck } from "./code-check";
import { readDealsPaused } from "./lending";
import { protocolReasons, ruleReasons, type StatusReason } from "./reasons";

export type Status = {
  readonly chainId: number;
  /** The newest block, timestamp in unix seconds; null when the chain cannot be read. */
  readonly block: { readonly number: number; readonly timestamp: number } | null;
  readonly contracts: EveryAddress | Record<string, never>;
  readonly healthy: boolean;
  readonly reasons: readonly StatusReason[];
};

type Options = ChainAccess & { readonly patienceMs?: number; readonly now?: () => number };

/** Makes the check of everything that the app stands on. It never throws and ends within `patienceMs`. */
export function createStatusReader({ client, chainId, pool, patienceMs = 3_000, now = Date.now }: Options) {
  const codeCheck = createCodeCheck(client, now);
  const clock = createChainClock(client, chainId, now);

  async function look(deployment: EveryAddress): Promise<{ view?: ProtocolView; reasons: StatusReason[] }> {
    const [believed, view, rules, dealsPaused, time] = await Promise.all([
      codeCheck.believed(deployment),
      readProtocol(client, chainId).catch(() => undefined),
      readAccessRules(client, deployment).catch(() => undefined),
      readDealsPaused(client, deployment).catch(() => false),
      clock(),
    ]);
    // What cannot be read may be a contract that has gone or changed: then nothing is believed.
    const code = view && rules ? believed : await codeCheck.fresh(deployment);
    const stuck: StatusReason[] = view && chainHealth(chainId, { last: view }, time).status === "stale" ? [{ code: "chain-stuck" }] : [];
    const figures: StatusReason[] = view ? protocolReasons(view).map((wrong) => ({ code: wrong })) : [{ code: "lens-failed" }];
    const deals: StatusReason[] = dealsPaused ? [{ code: "deals-paused" }] : [];
    const access: StatusReason[] = rules ? ruleReasons(rules) : [{ code: "rules-failed" }];
    // That figures or rules cannot be read for want of a contract is no reason of its own.
    const follows = code.some((reason) => reason.code === "contract-missing");
    return { ...(view && { view }), reasons: [...stuck, ...code, ...(follows ? [] : figures), ...deals, ...(follows && !rules ? [] : access)] };
  }

  return async (): Promise<Status> => {
    const deployment = everyAddressOn(chainId);
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
