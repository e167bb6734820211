import { type Address, encodeFunctionData, getAbiItem } from "viem";
import { routerAbi, stakedAidAbi, treasuryAbi } from "../../../abis";
import { deadAddress } from "./config";
import { contractLogs } from "./logs";
import type { CreatedAddresses } from "./plan";
import { approvalStep, type Step, type StepContext } from "./steps";
import type { Sender } from "./transactions";

const microDollar = 10n ** 12n;
const noPermit = { value: 0n, deadline: 0n, v: 0, r: `0x${"0".repeat(64)}`, s: `0x${"0".repeat(64)}` } as const;

type Reading = { readonly publicClient: Sender["publicClient"]; readonly contracts: CreatedAddresses };

/** USDC that the seeds cost the deployer, 6 decimals. */
export function seedCost(seeds: { readonly surplusUsdc: bigint; readonly stakedAid: bigint }): bigint {
  return seeds.surplusUsdc + seeds.stakedAid / microDollar;
}

/** USDC that this account has given as surplus since a block, 6 decimals. */
export async function surplusGiven({ publicClient, contracts }: Reading, from: Address, fromBlock: bigint): Promise<bigint> {
  const event = getAbiItem({ abi: treasuryAbi, name: "SurplusAdded" });
  const logs = await contractLogs(publicClient, contracts.Treasury, event, fromBlock);
  return logs.reduce((sum, { args }) => (args.from === from ? sum + (args.usdc ?? 0n) : sum), 0n);
}

/** sAID that nobody can move, 18 decimals. */
export function deadShares({ publicClient, contracts }: Reading): Promise<bigint> {
  return publicClient.readContract({
    address: contracts.StakedAID,
    abi: stakedAidAbi,
    functionName: "balanceOf",
    args: [deadAddress],
  });
}

/** The first surplus and the first stake. At the first stake one share is one AID, so the shares are exact. */
export function seedSteps(context: StepContext, fromBlock: bigint): Step[] {
  const { config, contracts, sender } = context;
  const reading: Reading = { publicClient: sender.publicClient, contracts };
  const { surplusUsdc, stakedAid } = config.seeds;
  const deployer = sender.wallet.account.address;
  const surplusDone = async (): Promise<boolean> => (await surplusGiven(reading, deployer, fromBlock)) >= surplusUsdc;
  const stakeDone = async (): Promise<boolean> => (await deadShares(reading)) >= stakedAid;
  const mintAndStake = [stakedAid / microDollar, deadAddress, stakedAid, noPermit] as const;
  return [
    approvalStep(context, config.usdc, contracts.Treasury, surplusUsdc, surplusDone),
    {
      title: `Surplus seeded with ${surplusUsdc} micro-USDC`,
      isDone: surplusDone,
      call: { to: contracts.Treasury, data: encodeFunctionData({ abi: treasuryAbi, functionName: "addSurplus", args: [surplusUsdc] }) },
    },
    approvalStep(context, config.usdc, contracts.Router, stakedAid / microDollar, stakeDone),
    {
      title: `First stake of ${stakedAid} AID wei to ${deadAddress}`,
      isDone: stakeDone,
      call: { to: contracts.Router, data: encodeFunctionData({ abi: routerAbi, functionName: "mintAndStake", args: mintAndStake }) },
    },
  ];
}
