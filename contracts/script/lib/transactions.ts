import {
  type Abi,
  type Account,
  type Address,
  type Chain,
  encodeDeployData,
  encodeFunctionData,
  type Hex,
  type HttpTransport,
  type PublicClient,
  type TransactionReceipt,
  type WalletClient,
} from "viem";
import { awaitReceipt } from "./await-receipt";

/** Who signs, and where receipts are read. */
export type Sender = {
  readonly publicClient: PublicClient<HttpTransport, Chain>;
  readonly wallet: WalletClient<HttpTransport, Chain, Account>;
};

export type ContractCall = {
  readonly address: Address;
  readonly abi: Abi;
  readonly functionName: string;
  readonly args?: readonly unknown[];
};

/** Sends a creation transaction and returns the new address. Throws when it reverts. */
export async function deployContract(sender: Sender, abi: Abi, bytecode: Hex, args: readonly unknown[] = []): Promise<Address> {
  const receipt = await sendTransaction(sender, { data: encodeDeployData({ abi, bytecode, args: [...args] }) });
  if (!receipt.contractAddress) throw new Error(`Transaction ${receipt.transactionHash} created no contract.`);
  return receipt.contractAddress;
}

/** Sends a call after simulating it, so that a revert is thrown with its decoded reason. */
export async function writeContract(sender: Sender, call: ContractCall): Promise<TransactionReceipt> {
  const { address, abi, functionName } = call;
  const args = [...(call.args ?? [])];
  await sender.publicClient.simulateContract({ address, abi, functionName, args, account: sender.wallet.account });
  return sendTransaction(sender, { to: address, data: encodeFunctionData({ abi, functionName, args }) });
}

export type Transaction = { readonly to?: Address; readonly data?: Hex; readonly value?: bigint; readonly nonce?: number };

/**
 * Gas on top of the estimate, in per cent. What accrues by the second is written for the first time in whatever block
 * the transaction lands in: an estimate made within the second before does not know of that write.
 */
const gasMargin = 25n;

/** Sends and waits for one confirmation. Throws when the transaction reverts or is not mined in time. */
export async function sendTransaction(sender: Sender, transaction: Transaction): Promise<TransactionReceipt> {
  const estimate = await sender.publicClient.estimateGas({ ...transaction, account: sender.wallet.account });
  const gas = (estimate * (100n + gasMargin)) / 100n;
  const hash = await sender.wallet.sendTransaction({ ...transaction, gas });
  const receipt = await awaitReceipt(sender.publicClient, hash);
  if (receipt.status !== "success") throw new Error(`Transaction ${hash} reverted.`);
  return receipt;
}
