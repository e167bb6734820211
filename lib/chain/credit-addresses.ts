import type { Address } from "viem";
import { addresses, deployedContracts, type ContractName, type DeploymentAddresses, NotDeployedError } from "./addresses";
import { generatedCreditAddresses } from "./addresses.credit.generated";

/**
 * The contracts of titles and deals, by their names in the source; of deals and junior tokens the code that all share.
 * Apart from the others, so that a page that shows no deal does not carry their addresses.
 */
export const creditNames = [
  "GpuTitle",
  "TitleMetadata",
  "Appraisals",
  "Telemetry",
  "Attestations",
  "DealFactory",
  "Deal",
  "DealDraw",
  "DealServicing",
  "DealLedger",
  "JuniorToken",
  "CollateralAuction",
  "SeniorPositions",
  "DealLens",
] as const;

export type CreditName = (typeof creditNames)[number];
export type CreditAddresses = Readonly<Record<CreditName, Address>>;

/** Everything of a deployment. */
export type EveryAddress = DeploymentAddresses & CreditAddresses;
export type EveryContractName = ContractName | CreditName;

/** Where the contracts of titles and deals are, by chain id. */
export const creditAddresses: Readonly<Record<number, CreditAddresses>> = generatedCreditAddresses;

/** All addresses on one chain, undefined where there are none. */
export function everyAddressOn(chainId: number): EveryAddress | undefined {
  const [dollar, credit] = [addresses[chainId], creditAddresses[chainId]];
  return dollar && credit && { ...dollar, ...credit };
}

/** All addresses on one chain. Throws NotDeployedError where there are none. */
export function everyAddressOf(chainId: number): EveryAddress {
  const deployment = everyAddressOn(chainId);
  if (!deployment) throw new NotDeployedError(chainId);
  return deployment;
}

/** The contracts that there are, in the order of the lists. */
export function everyContract(deployment: EveryAddress): readonly (readonly [name: EveryContractName, address: Address])[] {
  return [...deployedContracts(deployment), ...creditNames.map((name) => [name, deployment[name]] as const)];
}
