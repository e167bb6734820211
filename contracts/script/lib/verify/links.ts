import { type Address, parseAbi } from "viem";
import type { CreatedContract } from "../plan";
import { noDealFactory } from "../config";
import { check, type Check, type VerifyContext } from "./check";

/** Every immutable address of every contract, by getter. */
export function linkChecks({ publicClient, config, contracts }: VerifyContext): Promise<Check[]> {
  const { usdc, feed, sanctions, bills } = config;
  const { AccessManager, Identity, AID, StakedAID, Treasury, Issuer, Router, ExitTicket } = contracts;
  const links: Readonly<Partial<Record<CreatedContract, Readonly<Record<string, Address>>>>> = {
    Identity: { authority: AccessManager, SANCTIONS: sanctions },
    AID: { ISSUER: Issuer, TREASURY: Treasury, STAKED_AID: StakedAID },
    StakedAID: { asset: AID, TREASURY: Treasury, EXIT_TICKET: ExitTicket },
    Treasury: { authority: AccessManager, USDC: usdc, AID_TOKEN: AID, ISSUER: Issuer, STAKED_AID: StakedAID, BILLS: bills, DEAL_FACTORY: noDealFactory },
    Issuer: {
      authority: AccessManager,
      USDC: usdc,
      AID_TOKEN: AID,
      TREASURY: Treasury,
      IDENTITY: Identity,
      SANCTIONS: sanctions,
      FEED: feed,
    },
    Router: { USDC: usdc, AID_TOKEN: AID, ISSUER: Issuer, STAKED_AID: StakedAID, SANCTIONS: sanctions },
    Lens: {
      USDC: usdc,
      AID_TOKEN: AID,
      ISSUER: Issuer,
      IDENTITY: Identity,
      TREASURY: Treasury,
      STAKED_AID: StakedAID,
      ROUTER: Router,
      EXIT_TICKET: ExitTicket,
      FEED: feed,
      SANCTIONS: sanctions,
    },
    ExitTicket: { STAKED_AID: StakedAID },
  };
  const read = (address: Address, getter: string): Promise<string> =>
    publicClient.readContract({
      address,
      abi: parseAbi([`function ${getter}() view returns (address)`] as const),
      functionName: getter,
    });
  return Promise.all(
    Object.entries(links).flatMap(([contract, getters]) =>
      Object.entries(getters).map(([getter, expected]) =>
        check(`${contract}.${getter}`, expected, read(contracts[contract as CreatedContract], getter)),
      ),
    ),
  );
}
