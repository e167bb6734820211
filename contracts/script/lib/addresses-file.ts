import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deployedContracts, type DeploymentAddresses } from "../../../lib/chain/addresses";
import { MULTICALL3_ADDRESS } from "../../../lib/chain/chains";
import type { DeploymentConfig } from "./config";
import { marketAddresses } from "./market";
import type { CreatedAddresses } from "./plan";

const generatedFile = fileURLToPath(new URL("../../../lib/chain/addresses.generated.ts", import.meta.url));

export type AddressesByChain = Readonly<Record<number, DeploymentAddresses>>;

/** The names that the product knows, for this deployment. */
export function deploymentAddresses(config: DeploymentConfig, contracts: CreatedAddresses): DeploymentAddresses {
  return {
    ...contracts,
    USDC: config.usdc,
    Bills: config.bills,
    Sanctions: config.sanctions,
    UsdcUsdFeed: config.feed,
    Multicall3: MULTICALL3_ADDRESS,
    ...(config.market && marketAddresses(config.market, [contracts.AID, config.usdc])),
  };
}

/** The generated module for all chains, always in the same order. */
export function addressesModule(byChain: AddressesByChain): string {
  const chains = Object.entries(byChain).map(([chainId, addresses]) => {
    const lines = deployedContracts(addresses).map(([name, address]) => `    ${name}: "${address}",\n`);
    return `  ${chainId}: {\n${lines.join("")}  },\n`;
  });
  const body = chains.length === 0 ? "{}" : `{\n${chains.join("")}}`;
  return `// Written by the deployment; do not edit. Chain id → contract name → address.\nexport const generatedAddresses = ${body} as const;\n`;
}

/** Puts one chain's addresses into the module, keeping the others. Returns whether the file changed. */
export function writeAddresses(known: AddressesByChain, chainId: number, addresses: DeploymentAddresses, file: string = generatedFile): boolean {
  const content = addressesModule({ ...known, [chainId]: addresses });
  if (existsSync(file) && readFileSync(file, "utf8") === content) return false;
  writeFileSync(file, content);
  return true;
}
