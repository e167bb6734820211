import type { Address } from "viem";
import { generatedAddresses } from "./addresses.generated";

/** Uniswap's contracts that make a market of AID, and Permit2 beside them. A chain has all of them or none; nothing of ours depends on them. */
export const marketNames = ["AidUsdcPool", "SwapRouter", "Quoter", "PositionManager", "Permit2"] as const;

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
  ...marketNames,
] as const;

export type ContractName = (typeof contractNames)[number];
export type MarketName = (typeof marketNames)[number];
/** A contract that stands wherever the protocol does. */
export type ProtocolName = Exclude<ContractName, MarketName>;

export type MarketAddresses = Readonly<Record<MarketName, Address>>;
export type DeploymentAddresses = Readonly<Record<ProtocolName, Address>> & Partial<MarketAddresses>;

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

/** There is no market of AID on this chain, as far as this build knows, or it has not begun. */
export class NoMarketError extends Error {
  override readonly name = "NoMarketError";

  constructor() {
    super("There is no market of AID on this chain.");
  }
}

/** The contracts that there are on a chain, in the order of the list. */
export function deployedContracts(deployment: DeploymentAddresses): readonly (readonly [name: ContractName, address: Address])[] {
  return contractNames.flatMap((name) => {
    const address = deployment[name];
    return address === undefined ? [] : [[name, address] as const];
  });
}

/** Where a contract is. Throws NoMarketError for one of a market that is not there. */
export function addressIn(deployment: DeploymentAddresses, name: ContractName): Address {
  const address = deployment[name];
  if (address === undefined) throw new NoMarketError();
  return address;
}

/** Whether this build knows a market on the chain. */
export function hasMarket(chainId: number): boolean {
  const deployment = addresses[chainId];
  return deployment !== undefined && marketNames.every((name) => deployment[name] !== undefined);
}
