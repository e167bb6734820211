import { setTimeout as pause } from "node:timers/promises";
import { type Client, type Hash, type TransactionReceipt, TransactionReceiptNotFoundError, WaitForTransactionReceiptTimeoutError } from "viem";
import { getTransactionReceipt } from "viem/actions";

const defaultTimeoutMs = 180_000;

/**
 * Asks for a receipt until it is there. viem's own wait asks once for each new block; anvil shows a block a moment
 * before its receipts, and where blocks come only with transactions there is no next one to ask again.
 * Throws WaitForTransactionReceiptTimeoutError.
 */
export async function awaitReceipt(client: Client, hash: Hash, timeoutMs: number = defaultTimeoutMs): Promise<TransactionReceipt> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await getTransactionReceipt(client, { hash });
    } catch (error) {
      if (!(error instanceof TransactionReceiptNotFoundError)) throw error;
    }
    if (Date.now() >= deadline) throw new WaitForTransactionReceiptTimeoutError({ hash });
    await pause(client.pollingInterval);
  }
}
