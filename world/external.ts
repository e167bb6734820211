import { type Address, encodeFunctionData, erc20Abi, getAddress } from "viem";
import { contractBuild } from "../contracts/script/lib/build";
import type { UniswapContracts } from "../contracts/script/lib/config";
import { deployContract, type Sender, sendTransaction, writeContract } from "../contracts/script/lib/transactions";
import { devAccounts } from "./chain/accounts";
import type { ChainClients } from "./chain/clients";
import { deployUsdcUsdFeed } from "./external/chainlink";
import { submitFeedRound } from "./external/feed-round";
import { installMulticall3 } from "./external/multicall3";
import { deployPermit2 } from "./external/permit2";
import { deployUniswap } from "./external/uniswap";
import { deployUsdc } from "./external/usdc";
import { mintUsdc } from "./external/usdc-mint";
import { billCoupons } from "./local-config";

export type OutsideParts = {
  readonly usdc: Address;
  readonly feed: Address;
  readonly sanctions: Address;
  readonly bills: Address;
  readonly market: UniswapContracts;
};

/** Deploys what is not ours: USDC, the price feed with its first round, Multicall3, Permit2, Uniswap, and the two local stand-ins. */
export async function deployOutsideParts(clients: ChainClients): Promise<OutsideParts> {
  const senderOf = (account: (typeof devAccounts)["operator"]): Sender => ({
    publicClient: clients.publicClient,
    wallet: clients.walletOf(account),
  });
  const { usdcMinter, usdcProxyAdmin, operator, oracle1, oracle2, oracle3, marketMaker } = devAccounts;
  const usdc = await deployUsdc({
    owner: senderOf(usdcMinter),
    proxyAdmin: usdcProxyAdmin.address,
    lostAndFound: usdcMinter.address,
  });
  await installMulticall3(senderOf(oracle1), clients.testClient);
  const feed = await deployUsdcUsdFeed(senderOf(oracle1), [oracle1.address, oracle2.address, oracle3.address]);
  await submitFeedRound(clients, feed);
  await deployPermit2(senderOf(marketMaker));
  const market = await deployUniswap(senderOf(marketMaker));

  const sanctions = await deployStandIn(senderOf(operator), "LocalSanctionsList", []);
  const bills = await deployStandIn(senderOf(operator), "LocalTBillVault", [usdc]);
  await fundBills(clients, senderOf(operator), usdc, bills);
  return { usdc, feed, sanctions, bills, market };
}

async function deployStandIn(sender: Sender, name: string, args: readonly unknown[]): Promise<Address> {
  const { abi, bytecode } = contractBuild(name);
  return getAddress(await deployContract(sender, abi, bytecode, args));
}

async function fundBills(clients: ChainClients, sender: Sender, usdc: Address, bills: Address): Promise<void> {
  await mintUsdc(clients, usdc, sender.wallet.account.address, billCoupons);
  const approve = encodeFunctionData({ abi: erc20Abi, functionName: "approve", args: [bills, billCoupons] });
  await sendTransaction(sender, { to: usdc, data: approve });
  const { abi } = contractBuild("LocalTBillVault");
  await writeContract(sender, { address: bills, abi, functionName: "fund", args: [billCoupons] });
}
