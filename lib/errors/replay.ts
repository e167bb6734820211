import type { Client, Hash, TransactionReceipt } from "viem";
import { call, getTransaction } from "viem/actions";
import { classify } from "./classify";
import type { ClassifiedError } from "./codes";

type MinedReceipt = Pick<TransactionReceipt, "blockNumber" | "gasUsed"> & { transactionHash: Hash };

/**
 * Why a mined transaction failed. A receipt has no reason, so the same call is made again on the state
 * of the receipt's block and, where it succeeds there, on the block before. A call that never fails
 * again although nearly all of its gas was used ran out of gas.
 *
 * Always answers: where the node does not help, with what it said instead.
 */
export async function replay({ client, receipt }: { client: Client; receipt: MinedReceipt }): Promise<ClassifiedError> {
  try {
    return await runAgain(client, receipt);
  } catch (error) {
    return classify(error);
  }
}

async function runAgain(client: Client, receipt: MinedReceipt): Promise<ClassifiedError> {
  const { from, to, input, value, gas } = await getTransaction(client, { hash: receipt.transactionHash });
  let answer: ClassifiedError | undefined;
  for (const blockNumber of [receipt.blockNumber, receipt.blockNumber - 1n]) {
    try {
      await call(client, { account: from, to, data: input, value, gas, blockNumber });
    } catch (error) {
      answer = classify(error);
      if (answer.kind === "contract" && answer.code !== "revert-empty") return answer;
    }
  }
  // A nested call keeps 1/64 of the gas back, so that much can be left.
  if (receipt.gasUsed * 64n >= gas * 63n) return silent("out-of-gas");
  return answer ?? silent("revert-empty");
}

function silent(code: "out-of-gas" | "revert-empty"): ClassifiedError {
  return { kind: "contract", code, values: {}, detail: "", retry: code === "out-of-gas" };
}
