import { type Hash, isHash, numberToHex } from "viem";
import type { ClassifiedError, ErrorCode } from "../../errors/codes";
import { engineFailure } from "../machine/engine-failure";
import type { TxEvent } from "../machine/event";
import type { Asked } from "../machine/state";
import type { Deps } from "../run/deps";
import type { PreparedRequest } from "./prepared-request";

/** Errors after which it is certain that the wallet has sent nothing. */
const unsentCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "wallet-unauthorized",
  "wallet-unsupported",
  "wrong-chain",
  "chain-unknown",
  "insufficient-gas",
  "rpc-invalid",
  "rpc-unsupported",
]);

/** Asks the wallet to send what was simulated. Resolves to the event of its answer and never rejects. */
export async function askTransaction(
  { wallet, where, classify }: Pick<Deps, "wallet" | "where" | "classify">,
  asked: Asked,
  { call, gasLimit }: Extract<PreparedRequest, { kind: "transaction" }>,
): Promise<TxEvent> {
  const request = {
    from: asked.from,
    to: call.to,
    data: call.data,
    value: numberToHex(call.value),
    chainId: numberToHex(where.chainId),
    ...(gasLimit !== undefined && { gas: numberToHex(gasLimit) }),
    ...(asked.pinned && asked.nonce !== undefined && { nonce: numberToHex(asked.nonce) }),
  };
  try {
    const hash = await wallet.request({ method: "eth_sendTransaction", params: [request] });
    if (isTransactionHash(hash)) return { type: "sent", id: asked.id, hash };
    return { type: "errored", id: asked.id, failure: engineFailure("wallet-answer"), unsent: false };
  } catch (error) {
    return refusal(classify(error), asked);
  }
}

/** A wallet's error as an event. Only some errors prove that nothing was sent. */
export function refusal(failure: ClassifiedError, { id }: Asked): TxEvent {
  if (failure.code === "user-rejected") return { type: "rejected", id };
  return { type: "errored", id, failure, unsent: unsentCodes.has(failure.code) };
}

function isTransactionHash(value: unknown): value is Hash {
  return typeof value === "string" && isHash(value);
}
