import { numberToHex } from "viem";
import { z } from "zod";
import { engineFailure } from "../machine/engine-failure";
import type { TxEvent } from "../machine/event";
import type { Asked } from "../machine/state";
import type { Deps } from "../run/deps";
import { refusal } from "./ask-transaction";
import type { PreparedRequest } from "./prepared-request";
import { errorNumbers } from "./error-numbers";

/** EIP-5792 answers that say: not like this. The wallet has sent nothing. */
const refusals = {
  unsupportedCapability: 5700,
  unsupportedChain: 5710,
  bundleTooLarge: 5740,
  upgradeRejected: 5750,
  atomicityNotSupported: 5760,
  unsupportedMethod: 4200,
  methodNotFound: -32601,
  invalidParams: -32602,
} as const;
const refusalNumbers: ReadonlySet<number> = new Set(Object.values(refusals));

/** The wallet has already taken a batch of this name. */
const duplicateId = 5720;

/** `{ id }`, or the bare id that wallets of the draft's time answer. */
const answer = z.union([z.string().min(1), z.object({ id: z.string().min(1) }).transform(({ id }) => id)]);

/** Asks the wallet for one atomic batch (EIP-5792). Resolves to the event of its answer and never rejects. */
export async function askBatch(
  { wallet, where, classify }: Pick<Deps, "wallet" | "where" | "classify">,
  asked: Asked,
  { calls }: Extract<PreparedRequest, { kind: "batch" }>,
): Promise<TxEvent> {
  const request = {
    version: "2.0.0",
    // Named by us: after a reload the wallet can be asked about it by this name.
    id: asked.id,
    chainId: numberToHex(where.chainId),
    from: asked.from,
    atomicRequired: true,
    calls: calls.map(({ to, data, value }) => ({ to, data, value: numberToHex(value) })),
  };
  try {
    const id = answer.safeParse(await wallet.request({ method: "wallet_sendCalls", params: [request] }));
    if (id.success) return { type: "batched", id: asked.id, batchId: id.data };
    return { type: "errored", id: asked.id, failure: engineFailure("wallet-answer"), unsent: false };
  } catch (error) {
    const numbers = errorNumbers(error);
    if (numbers.includes(duplicateId)) return { type: "batched", id: asked.id, batchId: asked.id };
    if (numbers.some((number) => refusalNumbers.has(number))) return { type: "refused", id: asked.id, way: "batch" };
    return refusal(classify(error), asked);
  }
}
