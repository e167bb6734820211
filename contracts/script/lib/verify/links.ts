import { type Address, parseAbi } from "viem";
import { madeAddresses } from "../plan";
import { check, type Check, type VerifyContext } from "./check";

/** Every immutable address of every contract, by getter. */
export function linkChecks({ publicClient, config, contracts }: VerifyContext): Promise<Check[]> {
  const { usdc, feed, sanctions, bills } = config;
  const { AccessManager, Identity, AID, StakedAID, Treasury, Issuer, Router, ExitTicket } = contracts;
  const { GpuTitle, Appraisals, Telemetry, Attestations, DealFactory, Deal, DealLedger, DealDraw, DealServicing, JuniorToken, CollateralAuction } = contracts;
  const { SeniorPositions } = madeAddresses(contracts);
  const where = { ...contracts, SeniorPositions };
  const links: Readonly<Partial<Record<keyof typeof where, Readonly<Record<string, Address>>>>> = {
    Identity: { authority: AccessManager, SANCTIONS: sanctions },
    AID: { ISSUER: Issuer, TREASURY: Treasury, STAKED_AID: StakedAID },
    StakedAID: { asset: AID, TREASURY: Treasury, EXIT_TICKET: ExitTicket },
    Treasury: {
      authority: AccessManager,
      USDC: usdc,
      AID_TOKEN: AID,
      ISSUER: Issuer,
      STAKED_AID: StakedAID,
      BILLS: bills,
      DEAL_FACTORY: DealFactory,
      POSITIONS: SeniorPositions,
    },
    SeniorPositions: { TREASURY: Treasury },
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
    GpuTitle: { authority: AccessManager, DEAL_FACTORY: DealFactory },
    Appraisals: { authority: AccessManager, TITLES: GpuTitle },
    Telemetry: { TITLES: GpuTitle },
    Attestations: { authority: AccessManager },
    DealFactory: {
      authority: AccessManager,
      USDC: usdc,
      TREASURY: Treasury,
      IDENTITY: Identity,
      TITLES: GpuTitle,
      APPRAISALS: Appraisals,
      TELEMETRY: Telemetry,
      ATTESTATIONS: Attestations,
      AUCTION: CollateralAuction,
      DEAL: Deal,
      JUNIOR_TOKEN: JuniorToken,
    },
    Deal: { FACTORY: DealFactory, LEDGER: DealLedger, DRAW: DealDraw, SERVICING: DealServicing },
    DealLedger: { FACTORY: DealFactory },
    DealDraw: { FACTORY: DealFactory, LEDGER: DealLedger },
    DealServicing: { FACTORY: DealFactory, LEDGER: DealLedger },
    // The code itself is no deal's: it is set up, so that nobody can.
    JuniorToken: { deal: JuniorToken },
    CollateralAuction: { DEAL_FACTORY: DealFactory, USDC: usdc, SANCTIONS: sanctions },
    DealLens: { FACTORY: DealFactory, AUCTION: CollateralAuction },
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
        check(`${contract}.${getter}`, expected, read(where[contract as keyof typeof where], getter)),
      ),
    ),
  );
}
