import { type Address, encodeFunctionData } from "viem";
import { usdcAbi } from "../../abis";
import { sendTransaction } from "../../contracts/script/lib/transactions";
import { devAccounts } from "../chain/accounts";
import type { ChainClients } from "../chain/clients";

/** Mints USDC as Circle would against dollars. `amount` has 6 decimals. */
export async function mintUsdc(clients: ChainClients, usdc: Address, to: Address, amount: bigint): Promise<void> {
  const sender = { publicClient: clients.publicClient, wallet: clients.walletOf(devAccounts.usdcMinter) };
  await sendTransaction(sender, { to: usdc, data: encodeFunctionData({ abi: usdcAbi, functionName: "mint", args: [to, amount] }) });
}
