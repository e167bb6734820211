import { formatEther, type Hash, type TransactionReceipt, WaitForTransactionReceiptTimeoutError } from "viem";
import { awaitReceipt } from "../../contracts/script/lib/await-receipt";
import type { Agent } from "./agent";
import type { Flight } from "./next-move";

/** A node may show a block a moment before its receipts. */
const receiptMs = 2_000;

/**
 * Says what became of a transaction whose nonce is used. Returns false when it cost gas and did nothing. Throws viem's error when
 * the chain does not answer.
 */
export async function settle({ client, duties, log, meter }: Agent, { nonce, sent }: Flight): Promise<boolean> {
  const receipt = await firstReceipt(client, sent.map(({ hash }) => hash));
  if (receipt === undefined) {
    log("info", "carried-out-by-another", { nonce });
    return true;
  }
  const { transactionHash: hash, status, blockNumber: block, gasUsed, effectiveGasPrice } = receipt;
  const duty = duties.find(({ name }) => sent.some((one) => one.hash === hash && one.duty === name));
  const told = { duty: duty?.name, hash, nonce, block, gasUsed, cost: formatEther(gasUsed * effectiveGasPrice) };
  if (duty !== undefined) meter.went(duty.name, status === "success" ? "done" : "reverted");
  if (status === "success") log("info", "done", { ...told, ...duty?.outcome(receipt) });
  // Another agent, or a person, was faster: nothing is lost but its gas.
  else log("warn", "reverted", told);
  return status === "success";
}

async function firstReceipt(client: Agent["client"], hashes: readonly Hash[]): Promise<TransactionReceipt | undefined> {
  try {
    return await Promise.any(hashes.map((hash) => awaitReceipt(client, hash, receiptMs)));
  } catch (error) {
    const failures: unknown[] = error instanceof AggregateError ? error.errors : [error];
    const trouble = failures.find((failure): failure is Error => failure instanceof Error && !(failure instanceof WaitForTransactionReceiptTimeoutError));
    if (trouble !== undefined) throw trouble;
    return undefined;
  }
}
