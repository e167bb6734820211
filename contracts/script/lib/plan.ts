import { type Address, getContractAddress } from "viem";
import { type DeploymentConfig, noDealFactory } from "./config";

/** Our contracts in the order they are created: each one's constructor reads only what stands before it. */
export const createdContracts = [
  "AccessManager",
  "Identity",
  "AID",
  "StakedAID",
  "Treasury",
  "Issuer",
  "Router",
  "Lens",
  "ExitTicket",
] as const;

export type CreatedContract = (typeof createdContracts)[number];
export type CreatedAddresses = Readonly<Record<CreatedContract, Address>>;

/**
 * Where the contracts will be. They know each other by immutable addresses in a circle, so the addresses have to be
 * known before the first one exists: the deployer's address and nonce decide them.
 */
export function predictAddresses(deployer: Address, baseNonce: number): CreatedAddresses {
  const at = (contract: CreatedContract): Address =>
    getContractAddress({ from: deployer, nonce: BigInt(baseNonce + createdContracts.indexOf(contract)) });
  return {
    AccessManager: at("AccessManager"),
    Identity: at("Identity"),
    AID: at("AID"),
    StakedAID: at("StakedAID"),
    Treasury: at("Treasury"),
    Issuer: at("Issuer"),
    Router: at("Router"),
    Lens: at("Lens"),
    ExitTicket: at("ExitTicket"),
  };
}

/** Constructor arguments of every contract. */
export function constructorArguments(
  deployer: Address,
  config: DeploymentConfig,
  a: CreatedAddresses,
): Readonly<Record<CreatedContract, readonly unknown[]>> {
  const { usdc, feed, sanctions, bills, blockCap, dayCap } = config;
  return {
    AccessManager: [deployer],
    Identity: [a.AccessManager, sanctions],
    AID: [a.Issuer, a.Treasury, a.StakedAID],
    StakedAID: [a.AID, a.Treasury, a.ExitTicket],
    Treasury: [a.AccessManager, usdc, a.AID, a.Issuer, a.StakedAID, bills, noDealFactory],
    Issuer: [a.AccessManager, usdc, a.AID, a.Treasury, a.Identity, feed, blockCap, dayCap],
    Router: [a.Issuer, a.StakedAID],
    Lens: [a.Router],
    ExitTicket: [a.StakedAID],
  };
}
