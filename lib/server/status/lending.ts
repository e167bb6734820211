import type { Client } from "viem";
import { readContract } from "viem/actions";
import { dealFactoryAbi } from "../../../abis/deal-factory";
import { seniorPositionsAbi } from "../../../abis/senior-positions";
import { stakedAidAbi } from "../../../abis/staked-aid";
import { treasuryAbi } from "../../../abis/treasury";
import type { EveryAddress } from "../../chain/credit-addresses";
import { micro } from "../../finance/constants";
import { readBlock } from "../../queries/block";
import type { BlockTime } from "../find-block";

/** What bounds lending. USDC with 6 decimals. */
export type Lending = {
  readonly block: BlockTime;
  /** New deals, commitments and draws are stopped. */
  readonly paused: boolean;
  /** Deals that were ever proposed. */
  readonly proposed: bigint;
  /** Senior positions that are open, and how many can be. */
  readonly open: number;
  readonly mostOpen: bigint;
  /** What the stakers have in deals. */
  readonly lent: bigint;
  /** Of what is staked, the most that may be with one borrower, in one facility or on one model. */
  readonly concentrationBps: bigint;
  readonly mostWithOne: bigint;
  /** Of the bills, what a draw has to leave free. */
  readonly reserveBps: bigint;
};

const bps = 10_000n;
/** AID's wei in a micro-dollar. */
const scale = 10n ** 18n / micro;

/** Reads what bounds lending, all at the newest block. Throws viem's error when the chain or a contract does not answer. */
export async function readLending(client: Client, { DealFactory, SeniorPositions, StakedAID, Treasury }: EveryAddress): Promise<Lending> {
  const { number: blockNumber, timestamp } = await readBlock(client);
  const factory = { blockNumber, address: DealFactory, abi: dealFactoryAbi } as const;
  const positions = { blockNumber, address: SeniorPositions, abi: seniorPositionsAbi } as const;
  const treasury = { blockNumber, address: Treasury, abi: treasuryAbi } as const;
  const [paused, proposed, open, mostOpen, sheet, concentrationBps, reserveBps, staked] = await Promise.all([
    readContract(client, { ...factory, functionName: "paused" }),
    readContract(client, { ...factory, functionName: "count" }),
    readContract(client, { ...positions, functionName: "openPositions" }),
    readContract(client, { ...positions, functionName: "MAX_POSITIONS" }),
    readContract(client, { ...treasury, functionName: "balanceSheet" }),
    readContract(client, { ...treasury, functionName: "CONCENTRATION_BPS" }),
    readContract(client, { ...treasury, functionName: "DRAW_RESERVE_BPS" }),
    readContract(client, { blockNumber, address: StakedAID, abi: stakedAidAbi, functionName: "totalAssets" }),
  ]);
  const [, , lent] = sheet;
  const mostWithOne = (staked * concentrationBps) / bps / scale;
  return { block: { number: blockNumber, timestamp }, paused, proposed, open: open.length, mostOpen, lent, concentrationBps, mostWithOne, reserveBps };
}

/** Whether new deals are stopped, for the check of health. */
export function readDealsPaused(client: Client, { DealFactory }: EveryAddress): Promise<boolean> {
  return readContract(client, { address: DealFactory, abi: dealFactoryAbi, functionName: "paused" });
}
