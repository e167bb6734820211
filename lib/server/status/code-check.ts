import type { Client } from "viem";
import { getCode } from "viem/actions";
import { contractNames, type ContractName, type DeploymentAddresses } from "../../chain/addresses";

const KEEP_MS = 60_000;

type CodeCheck = {
  /** Believes for a minute that all are there; a missing one is looked for every time. */
  readonly missing: (deployment: DeploymentAddresses) => Promise<ContractName[]>;
  /** Believes nothing. */
  readonly missingNow: (deployment: DeploymentAddresses) => Promise<ContractName[]>;
};

/** Makes a check that names the contracts without code at their address. Throws viem's error when the chain does not answer. */
export function createCodeCheck(client: Client, now: () => number = Date.now): CodeCheck {
  let completeUntil = 0;
  const missingNow: CodeCheck["missingNow"] = async (deployment) => {
    const codes = await Promise.all(contractNames.map((name) => getCode(client, { address: deployment[name] })));
    const missing = contractNames.filter((_name, index) => codes[index] === undefined);
    completeUntil = missing.length === 0 ? now() + KEEP_MS : 0;
    return missing;
  };
  return { missingNow, missing: (deployment) => (now() < completeUntil ? Promise.resolve([]) : missingNow(deployment)) };
}
