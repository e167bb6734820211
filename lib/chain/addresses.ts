import type { Address } from "viem";
import { generatedAddresses } from "./addresses.generated";

/** Every contract that the product talks to, by the name it has in the source. */
export const contractNames = [
  "USDC",
  "AID",
  "Issuer",
  "Identity",
  "Treasury",
  "StakedAID",
  "Router",
  "Lens",
  "ExitTicket",
  "AccessManager",
  "Bills",
  "Sanctions",
  "UsdcUsdFeed",
  "Multicall3",
] as const;

export type ContractName = (typeof contractNames)[number];

export type DeploymentAddresses = Readonly<Record<ContractName, Address>>;

/** Where the protocol is deployed, by chain id. */
export const addresses: Readonly<Record<number, DeploymentAddresses>> = generatedAddresses;

/** The protocol is not deployed on this chain, as far as this build knows. */
export class NotDeployedError extends Error {
  override readonly name = "NotDeployedError";

  constructor(readonly chainId: number) {
    super(`The protocol is not deployed on chain ${String(chainId)}.`);
  }
}

/** The addresses on one chain. Throws NotDeployedError where there are none. */
export function addressesOf(chainId: number): DeploymentAddresses {
  const deployment = addresses[chainId];
  if (!deployment) throw new NotDeployedError(chainId);
  return deployment;
}
