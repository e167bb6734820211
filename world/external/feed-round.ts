import { type Address, encodeFunctionData } from "viem";
import { sendTransaction } from "../../contracts/script/lib/transactions";
import { devAccounts } from "../chain/accounts";
import type { ChainClients } from "../chain/clients";
import { aggregatorAbi, feedAbi, oneDollar } from "./chainlink";

const oracles = [devAccounts.oracle1, devAccounts.oracle2, devAccounts.oracle3];

/**
 * Lets every oracle that may answer submit to its current round. Oracles that already answered an unfinished round
 * are passed over, so a round that broke off halfway heals by itself.
 * @param answer dollars per USDC, 8 decimals
 */
export async function submitFeedRound(clients: ChainClients, feed: Address, answer: bigint = oneDollar): Promise<void> {
  const { publicClient } = clients;
  const aggregator = await publicClient.readContract({ address: feed, abi: feedAbi, functionName: "aggregator" });
  for (const account of oracles) {
    const [eligible, round] = await publicClient.readContract({
      address: aggregator,
      abi: aggregatorAbi,
      functionName: "oracleRoundState",
      args: [account.address, 0],
      account: account.address,
    });
    if (!eligible) continue;
    const data = encodeFunctionData({ abi: aggregatorAbi, functionName: "submit", args: [BigInt(round), answer] });
    await sendTransaction({ publicClient, wallet: clients.walletOf(account) }, { to: aggregator, data });
  }
}

/** When the feed's answer was last updated, unix seconds; 0 before the first round. */
export async function feedUpdatedAt(clients: ChainClients, feed: Address): Promise<bigint> {
  const { publicClient } = clients;
  const round = await publicClient.readContract({ address: feed, abi: feedAbi, functionName: "latestRound" });
  if (round === 0n) return 0n;
  const [, , , updatedAt] = await publicClient.readContract({ address: feed, abi: feedAbi, functionName: "latestRoundData" });
  return updatedAt;
}

const attempts = 5;

/**
 * Submits until the feed's answer is at least as new as `since`. Two processes may act for the same oracles at once
 * (the running oracle and a jump of the clock); whoever loses such a race finds the other's round.
 */
export async function submitFreshRound(clients: ChainClients, feed: Address, since: bigint): Promise<void> {
  let failure: unknown;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if ((await feedUpdatedAt(clients, feed)) >= since) return;
    try {
      await submitFeedRound(clients, feed);
    } catch (error) {
      failure = error;
    }
  }
  if ((await feedUpdatedAt(clients, feed)) >= since) return;
  throw new Error("The oracles could not bring the feed up to date.", { cause: failure });
}
