import type { Client } from "viem";
import { getCode } from "viem/actions";
import { contractNames, type ContractName, type DeploymentAddresses } from "../../chain/addresses";

const KEEP_MS = 60_000;

/**
 * Makes a check that names the contracts without code at their address. That all were there is believed for a minute; a
 * missing one is looked for every time.
 */
export function createCodeCheck(client: Client, now: () => number = Date.now) {
  let completeUntil = 0;
  return async (deployment: DeploymentAddresses): Promise<ContractName[]> => {
    if (now() < completeUntil) return [];
    const codes = await Promise.all(contractNames.map((name) => getCode(client, { address: deployment[name] })));
    const missing = contractNames.filter((_name, index) => codes[index] === undefined);
    if (missing.length === 0) completeUntil = now() + KEEP_MS;
    return missing;
  };
}
