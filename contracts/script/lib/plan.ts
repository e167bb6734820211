import { type Address, getContractAddress } from "viem";
import type { DeploymentConfig } from "./config";

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
  "GpuTitle",
  "Appraisals",
  "Telemetry",
  "Attestations",
  "JuniorToken",
  "DealFactory",
  "DealLedger",
  "DealDraw",
  "DealServicing",
  "Deal",
  "CollateralAuction",
  "DealLens",
] as const;

export type CreatedContract = (typeof createdContracts)[number];
export type CreatedAddresses = Readonly<Record<CreatedContract, Address>>;

/** Contracts that others of ours make in their constructors, each as the first that its maker makes. */
export const madeContracts = { SeniorPositions: "Treasury", TitleMetadata: "GpuTitle" } as const satisfies Record<string, CreatedContract>;

export type MadeContract = keyof typeof madeContracts;

/** Where the contracts are that others make. A contract's first creation has its nonce 1 (EIP-161). */
export function madeAddresses(created: CreatedAddresses): Readonly<Record<MadeContract, Address>> {
  const by = (contract: MadeContract): Address => getContractAddress({ from: created[madeContracts[contract]], nonce: 1n });
  return { SeniorPositions: by("SeniorPositions"), TitleMetadata: by("TitleMetadata") };
}

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
    GpuTitle: at("GpuTitle"),
    Appraisals: at("Appraisals"),
    Telemetry: at("Telemetry"),
    Attestations: at("Attestations"),
    JuniorToken: at("JuniorToken"),
    DealFactory: at("DealFactory"),
    DealLedger: at("DealLedger"),
    DealDraw: at("DealDraw"),
    DealServicing: at("DealServicing"),
    Deal: at("Deal"),
    CollateralAuction: at("CollateralAuction"),
    DealLens: at("DealLens"),
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
    Treasury: [a.AccessManager, usdc, a.AID, a.Issuer, a.StakedAID, bills, a.DealFactory],
    Issuer: [a.AccessManager, usdc, a.AID, a.Treasury, a.Identity, feed, blockCap, dayCap],
    Router: [a.Issuer, a.StakedAID],
    Lens: [a.Router],
    ExitTicket: [a.StakedAID],
    GpuTitle: [a.AccessManager, a.DealFactory],
    Appraisals: [a.AccessManager, a.GpuTitle],
    Telemetry: [a.GpuTitle],
    Attestations: [a.AccessManager],
    JuniorToken: [],
    DealFactory: [a.AccessManager, dealLinks(usdc, a), a.Deal, a.JuniorToken],
    DealLedger: [a.DealFactory],
    DealDraw: [a.DealFactory, a.DealLedger],
    DealServicing: [a.DealFactory, a.DealLedger],
    Deal: [a.DealFactory, a.DealLedger, a.DealDraw, a.DealServicing],
    CollateralAuction: [a.DealFactory],
    DealLens: [a.DealFactory],
  };
}

/** What every deal is tied to: DealFactory.Links. */
function dealLinks(usdc: Address, a: CreatedAddresses): Readonly<Record<string, Address>> {
  return {
    usdc,
    treasury: a.Treasury,
    identity: a.Identity,
    titles: a.GpuTitle,
    appraisals: a.Appraisals,
    telemetry: a.Telemetry,
    attestations: a.Attestations,
    auction: a.CollateralAuction,
  };
}
