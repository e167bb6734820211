import { erc20Abi } from "viem";
import { issuerAbi, stakedAidAbi, treasuryAbi } from "../abis";
import { type Sender, writeContract } from "../contracts/script/lib/transactions";
import type { DeploymentAddresses } from "../lib/chain/addresses";
import { devAccount, devAccounts } from "./chain/accounts";
import type { ChainClients } from "./chain/clients";
import { advance } from "./clock";
import { mintUsdc } from "./external/usdc-mint";

const usdc = 10n ** 6n;
const aidPerUsdc = 10n ** 12n;
const day = 86_400;

/** How long the local past is; the demo's chain begins this much before the present. */
export const historyDays = 35;

/** Who came when, with how much USDC, and what part of the AID they staked, in percent. */
const arrivals = [
  { day: 0, index: 12, usdc: 400_000n, stakedPercent: 100n },
  { day: 0, index: 13, usdc: 250_000n, stakedPercent: 60n },
  { day: 6, index: 14, usdc: 120_000n, stakedPercent: 0n },
  { day: 13, index: 15, usdc: 310_000n, stakedPercent: 100n },
  { day: 21, index: 16, usdc: 75_000n, stakedPercent: 80n },
  { day: 29, index: 17, usdc: 180_000n, stakedPercent: 50n },
] as const;

/** The treasurer keeps this much of what came in as cash, in percent. */
const cashPercent = 15n;

/**
 * Lives the first weeks of the local chain: strangers mint and stake, the treasurer buys T-bills, and every day's yield
 * is recognised. Real transactions with the clock moved between them; the chain ends `historyDays` after it began.
 */
export async function liveThroughHistory(clients: ChainClients, addresses: DeploymentAddresses): Promise<void> {
  for (let today = 0; today < historyDays; today += 1) {
    for (const arrival of arrivals.filter((one) => one.day === today)) await arrive(clients, addresses, arrival);
    await advance(clients, addresses, day);
    const keeper = senderOf(clients, 18);
    await writeContract(keeper, { address: addresses.Treasury, abi: treasuryAbi, functionName: "recognise" });
  }
}

async function arrive(clients: ChainClients, addresses: DeploymentAddresses, arrival: (typeof arrivals)[number]): Promise<void> {
  const stranger = senderOf(clients, arrival.index);
  const account = stranger.wallet.account.address;
  const paid = arrival.usdc * usdc;
  await mintUsdc(clients, addresses.USDC, account, paid);
  await approve(stranger, addresses.USDC, addresses.Issuer, paid);
  await writeContract(stranger, { address: addresses.Issuer, abi: issuerAbi, functionName: "mint", args: [paid, account] });

  const staked = (paid * aidPerUsdc * arrival.stakedPercent) / 100n;
  if (staked > 0n) {
    await approve(stranger, addresses.AID, addresses.StakedAID, staked);
    const args = [staked, account];
    await writeContract(stranger, { address: addresses.StakedAID, abi: stakedAidAbi, functionName: "deposit", args });
  }
  const treasurer: Sender = { publicClient: clients.publicClient, wallet: clients.walletOf(devAccounts.operator) };
  const args = [(paid * (100n - cashPercent)) / 100n];
  await writeContract(treasurer, { address: addresses.Treasury, abi: treasuryAbi, functionName: "invest", args });
}

function approve(sender: Sender, token: `0x${string}`, spender: `0x${string}`, amount: bigint): Promise<unknown> {
  return writeContract(sender, { address: token, abi: erc20Abi, functionName: "approve", args: [spender, amount] });
}

function senderOf(clients: ChainClients, index: number): Sender {
  return { publicClient: clients.publicClient, wallet: clients.walletOf(devAccount(index)) };
}
