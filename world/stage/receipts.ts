import { formatTransactionReceipt, numberToHex, type TransactionReceipt } from "viem";
import type { WorldPublicClient } from "../chain/clients";

/** Every receipt of a block, in the order of its transactions. */
export async function receiptsOf(publicClient: WorldPublicClient, block: bigint): Promise<readonly TransactionReceipt[]> {
  const receipts = await publicClient.request({ method: "eth_getBlockReceipts", params: [numberToHex(block)] } as never);
  return (receipts as Parameters<typeof formatTransactionReceipt>[0][]).map((receipt) => formatTransactionReceipt(receipt));
}
