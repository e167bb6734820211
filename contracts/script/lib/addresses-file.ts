import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deployedContracts, type DeploymentAddresses } from "../../../lib/chain/addresses";
import { creditNames, type CreditAddresses, type EveryAddress } from "../../../lib/chain/credit-addresses";
import { MULTICALL3_ADDRESS } from "../../../lib/chain/chains";
import type { DeploymentConfig } from "./config";
import { marketAddresses } from "./market";
import { type CreatedAddresses, madeAddresses } from "./plan";

const generatedFile = fileURLToPath(new URL("../../../lib/chain/addresses.generated.ts", import.meta.url));

/** What the two generated modules say: the contracts that every page knows, and apart from them those of titles and deals. */
export type KnownAddresses = {
  readonly addresses: Readonly<Record<number, DeploymentAddresses>>;
  readonly credit: Readonly<Record<number, CreditAddresses>>;
};

/** The names that the product knows, for this deployment. */
export function deploymentAddresses(config: DeploymentConfig, contracts: CreatedAddresses): EveryAddress {
  return {
    ...contracts,
    ...madeAddresses(contracts),
    USDC: config.usdc,
    Bills: config.bills,
    Sanctions: config.sanctions,
    UsdcUsdFeed: config.feed,
    Multicall3: MULTICALL3_ADDRESS,
    ...(config.market && marketAddresses(config.market, [contracts.AID, config.usdc])),
  };
}

/** The generated modules for all chains, always in the same order. */
export function addressModules({ addresses, credit }: KnownAddresses): { readonly addresses: string; readonly credit: string } {
  return {
    addresses: moduleOf("generatedAddresses", entriesOf(addresses, deployedContracts)),
    credit: moduleOf("generatedCreditAddresses", entriesOf(credit, (of) => creditNames.map((name) => [name, of[name]] as const))),
  };
}

type Named = readonly (readonly [name: string, address: string])[];

function entriesOf<Deployment>(byChain: Readonly<Record<number, Deployment>>, named: (deployment: Deployment) => Named): [string, Named][] {
  return Object.entries(byChain).map(([chainId, deployment]) => [chainId, named(deployment)]);
}

function moduleOf(exportName: string, chains: readonly (readonly [string, Named])[]): string {
  const written = chains.map(([chainId, contracts]) => {
    const lines = contracts.map(([name, address]) => `    ${name}: "${address}",\n`);
    return `  ${chainId}: {\n${lines.join("")}  },\n`;
  });
  const body = written.length === 0 ? "{}" : `{\n${written.join("")}}`;
  return `// Written by the deployment; do not edit. Chain id → contract name → address.\nexport const ${exportName} = ${body} as const;\n`;
}

/** Puts one chain's addresses into the modules, keeping the others. Returns whether a file changed. */
export function writeAddresses(known: KnownAddresses, chainId: number, deployment: EveryAddress, file: string = generatedFile): boolean {
  const content = addressModules({
    addresses: { ...known.addresses, [chainId]: deployment },
    credit: { ...known.credit, [chainId]: deployment },
  });
  const written = [writeModule(file, content.addresses), writeModule(creditFileOf(file), content.credit)];
  return written.includes(true);
}

/** `addresses.generated.ts` → `addresses.credit.generated.ts` */
function creditFileOf(file: string): string {
  const name = basename(file);
  const stem = name.indexOf(".", 1);
  return join(dirname(file), stem < 0 ? `${name}.credit` : `${name.slice(0, stem)}.credit${name.slice(stem)}`);
}

function writeModule(file: string, content: string): boolean {
  if (existsSync(file) && readFileSync(file, "utf8") === content) return false;
  writeFileSync(file, content);
  return true;
}
