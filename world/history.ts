import { erc20Abi } from "viem";
import { issuerAbi, stakedAidAbi, treasuryAbi } from "../abis";
import { type Sender, sendTransaction, writeContract } from "../contracts/script/lib/transactions";
import { addressIn, type DeploymentAddresses } from "../lib/chain/addresses";
import { swapSeconds } from "../lib/finance/swap";
import { noPermit } from "../lib/tx/calls";
import { swap } from "../lib/tx/flows/swap";
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

/** Who swapped how much of what in the pool; those of the same day in this order. */
const trades = [
  { day: 8, index: 14, from: "AID", amount: 6_500n },
  { day: 15, index: 13, from: "AID", amount: 12_000n },
  { day: 15, index: 17, from: "USDC", amount: 9_400n },
  { day: 23, index: 14, from: "AID", amount: 3_250n },
  { day: 31, index: 16, from: "USDC", amount: 5_100n },
] as const;

/** The treasurer keeps this much of what came in as cash, in percent. */
const cashPercent = 15n;

/**
 * Lives the first weeks of the local chain: strangers mint, stake and swap, the treasurer buys T-bills, and every day's yield
 * is recognised. Real transactions with the clock moved between them; the chain ends `historyDays` after it began.
 */
export async function liveThroughHistory(clients: ChainClients, addresses: DeploymentAddresses): Promise<void> {
  for (let today = 0; today < historyDays; today += 1) {
    for (const arrival of arrivals.filter((one) => one.day === today)) await arrive(clients, addresses, arrival);
    for (const one of trades.filter((trade) => trade.day === today)) await trade(clients, addresses, one);
    await advance(clients, addresses, day);
    const keeper = senderOf(clients, 18);
    await writeContract(keeper, { address: addresses.Treasury, abi: treasuryAbi, functionName: "recognise" });
  }
}

/** Swaps what a stranger has, or USDC that comes with the stranger, at whatever the pool gives. `amount` in whole tokens. */
async function trade(clients: ChainClients, addresses: DeploymentAddresses, { index, from, amount }: (typeof trades)[number]): Promise<void> {
  const stranger = senderOf(clients, index);
  const account = stranger.wallet.account.address;
  const amountRaw = from === "AID" ? amount * usdc * aidPerUsdc : amount * usdc;
  if (from === "USDC") await mintUsdc(clients, addresses.USDC, account, amountRaw);
  await approve(stranger, addresses[from], addressIn(addresses, "SwapRouter"), amountRaw);
  const { timestamp } = await clients.publicClient.getBlock();
  const data = { from, amountRaw, quotedRaw: 1n, leastRaw: 1n, deadline: timestamp + swapSeconds };
  const [route] = swap.routes(data, { chainId: clients.chain.id, account, addresses });
  if (route === undefined) throw new Error("There is no way to swap.");
  await sendTransaction(stranger, route.call(noPermit));
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
