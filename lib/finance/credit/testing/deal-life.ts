import { type Address, getContractAddress, type Hex } from "viem";
import type { Deal, DealMoment } from "../deal";
import { type Appraisal, highestValue, lendableValue, titleValue } from "../depreciation";
import type { JuniorPayouts } from "../junior-payouts";
import type { HandName } from "./deal-world";

/** How a debtor tends to behave. */
export type Temper = "good" | "slow" | "bad" | "early" | "any";

/** What the registers know of a title. */
export type TitleRecord = {
  readonly id: bigint;
  /** By appraiser, the last one. */
  appraisals: readonly (Appraisal | undefined)[];
  appraised: number;
  insurance: { readonly cover: bigint; readonly expiry: bigint };
  insured: bigint;
  attested: bigint;
  heartbeat: bigint;
  reports: readonly { readonly time: bigint; readonly revenue: bigint }[];
  /** TitleFacts.State, and who holds it. */
  state: bigint;
  owner: Address;
};

/** A deal as the mirror sees it, and what was done to it so far. */
export type DealLife = {
  readonly name: string;
  readonly address: Address;
  readonly token: Address;
  readonly title: TitleRecord;
  readonly temper: Temper;
  /** The deal that it is to refinance. */
  readonly replaces?: DealLife;
  /** From when on a bad debtor pays nothing. */
  readonly badFrom: bigint;
  deal: Deal;
  payouts: JuniorPayouts;
  /** DealLives.sol's digest of what was done. */
  done: Hex;
  readonly edges: Set<string>;
  readonly steps: string[];
  /** How often its impairment was realised, and auctions were started. */
  realised: number;
  auctions: number;
  /** By Circle: nobody can pay it, and nothing leaves it. */
  frozen: boolean;
};

/** Deals of a factory have its odd nonces, their tokens the even ones. */
export function addressesOf(factory: Address, number: bigint): { readonly address: Address; readonly token: Address } {
  return { address: getContractAddress({ from: factory, nonce: 2n * number - 1n }), token: getContractAddress({ from: factory, nonce: 2n * number }) };
}

/** USDC is never paused here, nor the Treasury frozen. */
export function momentOf({ title, frozen }: Pick<DealLife, "title" | "frozen">, time: bigint): DealMoment {
  const known = title.appraisals.filter((one) => one !== undefined);
  return { time, value: titleValue(known, time) ?? 0n, highest: highestValue(known, time) ?? 0n, lendable: lendableValue(known, time) ?? 0n, insurance: title.insurance, heartbeat: title.heartbeat, reports: title.reports, usdcPaused: false, frozen: { deal: frozen, treasury: false } };
}

export const debtorOf = ({ deal }: DealLife): HandName => deal.debtor;
