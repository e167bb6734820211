import { contractNames, type DeploymentAddresses } from "../../chain/addresses";
import type { PlanFacts, Where } from "../flow";

const named = contractNames.map((name, index) => [name, `0x${String(index + 1).padStart(40, "0")}`] as const);

/** A place that exists on no chain, for what needs addresses and no chain. */
export const nowhere: Where = {
  chainId: 31337,
  account: "0x90F79bf6EB2c4f870365E785982E1f101E93b906",
  addresses: Object.fromEntries(named) as unknown as DeploymentAddresses,
};

/** Facts of a plain wallet without allowances, and what differs from that. */
export function factsOf(change: Partial<PlanFacts> = {}): PlanFacts {
  return { where: nowhere, allowance: () => 0n, isNeeded: () => true, canBatch: false, canPermit: () => true, ...change };
}
