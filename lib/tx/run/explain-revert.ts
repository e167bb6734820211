import { getTransactionReceipt } from "viem/actions";
import { replay } from "../../errors/replay";
import type { ChainClient, ExplainRevert } from "./deps";

/** Explains a failed transaction by replaying it at its receipt's block. */
export function explainRevertWith(client: ChainClient): ExplainRevert {
  return async (hash) => replay({ client, receipt: await getTransactionReceipt(client, { hash }) });
}
