import { encodeFunctionData, erc20Abi } from "viem";
import { identityAbi, issuerAbi, treasuryAbi } from "../abis";
import { deploymentAddresses } from "../contracts/script/lib/addresses-file";
import { deployProtocol, verificationOf } from "../contracts/script/lib/deploy-protocol";
import { seedCost } from "../contracts/script/lib/seeds";
import { type Sender, sendTransaction } from "../contracts/script/lib/transactions";
import type { VerifyContext } from "../contracts/script/lib/verify/check";
import type { EveryAddress } from "../lib/chain/credit-addresses";
import { type DevRole, devAccounts } from "./chain/accounts";
import type { ChainClients } from "./chain/clients";
import { deployOutsideParts } from "./external";
import { mintUsdc } from "./external/usdc-mint";
import { billInvestment, localDeploymentConfig, prefunding, redeemerMint } from "./local-config";
import { openMarket } from "./market";
import { signVoucher } from "./voucher";

/** The deployer's first transaction creates our first contract; nothing else of ours depends on the outside parts. */
const start = { baseNonce: 0, fromBlock: 0n } as const;

const voucherYears = 2n;
const year = 365n * 86_400n;

export type BuiltWorld = {
  readonly addresses: EveryAddress;
  /** What to hand to `verifyDeployment`. */
  readonly verification: VerifyContext;
};

/**
 * Puts everything on a fresh local chain by real transactions: the outside parts, our contracts, money for the roles,
 * a verified redeemer with AID, and T-bills in the Treasury. The addresses are the same on every chain built so.
 */
export async function buildLocalWorld(clients: ChainClients, log: (line: string) => void = () => undefined): Promise<BuiltWorld> {
  const senderOf = (role: DevRole): Sender => ({
    publicClient: clients.publicClient,
    wallet: clients.walletOf(devAccounts[role]),
  });
  const outside = await deployOutsideParts(clients);
  log("Outside parts deployed: USDC, the USDC / USD feed, Multicall3, Permit2, Uniswap, the local sanctions list and T-bill fund");

  const config = localDeploymentConfig(outside);
  await mintUsdc(clients, outside.usdc, devAccounts.deployer.address, seedCost(config.seeds));
  const deployment = { sender: senderOf("deployer"), config, start };
  const contracts = await deployProtocol({ ...deployment, log });
  const addresses = deploymentAddresses(config, contracts);

  for (const role of ["depositor", "verifiedRedeemer", "borrower", "juniorInvestor"] as const) {
    await mintUsdc(clients, outside.usdc, devAccounts[role].address, prefunding[role]);
  }
  await sendTransaction(senderOf("operator"), {
    to: addresses.Treasury,
    data: encodeFunctionData({ abi: treasuryAbi, functionName: "invest", args: [billInvestment] }),
  });
  await verifyAccount(senderOf("verifiedRedeemer"), addresses, clients.chain.id);
  await mintAid(senderOf("verifiedRedeemer"), addresses, redeemerMint);
  log("The roles have money, and the redeemer is verified");
  await openMarket(clients, addresses, outside.market);
  log("The AID/USDC pool is open, with liquidity around one for one");
  return { addresses, verification: verificationOf(deployment, contracts) };
}

/** Has an account that was never verified submit its first voucher. */
export async function verifyAccount(sender: Sender, addresses: EveryAddress, chainId: number): Promise<void> {
  const { timestamp } = await sender.publicClient.getBlock();
  const voucher = {
    account: sender.wallet.account.address,
    number: 1n,
    tier: 1,
    countryClass: 1,
    kind: 1,
    expiry: timestamp + voucherYears * year,
  };
  const signature = await signVoucher(devAccounts.attestor, voucher, addresses.Identity, chainId);
  const data = encodeFunctionData({ abi: identityAbi, functionName: "submit", args: [voucher, signature] });
  await sendTransaction(sender, { to: addresses.Identity, data });
}

async function mintAid(sender: Sender, addresses: EveryAddress, usdc: bigint): Promise<void> {
  const approve = encodeFunctionData({ abi: erc20Abi, functionName: "approve", args: [addresses.Issuer, usdc] });
  await sendTransaction(sender, { to: addresses.USDC, data: approve });
  const args = [usdc, sender.wallet.account.address] as const;
  await sendTransaction(sender, { to: addresses.Issuer, data: encodeFunctionData({ abi: issuerAbi, functionName: "mint", args }) });
}
