import type { Permit } from "../flow";
import type { TxEvent } from "../machine/event";
import type { Asked } from "../machine/state";
import { isPermitAccepted, permitFromSignature } from "../planner/permit";
import type { Deps } from "../run/deps";
import { refusal } from "./ask-transaction";
import type { PreparedRequest } from "./prepared-request";

/**
 * Asks the wallet to sign a permit and the token whether it would take it. A wallet that cannot sign
 * typed data, or whose signature the token refuses, leads to another way. Never rejects.
 */
export async function askPermit(
  { client, wallet, where, classify }: Pick<Deps, "client" | "wallet" | "where" | "classify">,
  asked: Asked,
  { spend, deadline, params }: Extract<PreparedRequest, { kind: "permit" }>,
): Promise<{ readonly event: TxEvent; readonly permit?: Permit }> {
  const refused = { event: { type: "refused", id: asked.id, way: "permit" } } as const;
  let signature: unknown;
  try {
    signature = await wallet.request({ method: "eth_signTypedData_v4", params });
  } catch (error) {
    const failure = classify(error);
    if (failure.kind === "rpc" || failure.code === "wallet-unsupported") return refused;
    const event = refusal(failure, asked);
    return { event: event.type === "errored" ? { ...event, unsent: true } : event };
  }
  const permit = permitFromSignature(signature, { value: spend.amountRaw, deadline });
  if (permit === undefined) return refused;
  try {
    const isRevert = (error: unknown) => classify(error).kind === "contract";
    const accepted = await isPermitAccepted({ client, where, spend, permit, isRevert });
    return accepted ? { event: { type: "signed", id: asked.id }, permit } : refused;
  } catch (error) {
    return { event: { type: "errored", id: asked.id, failure: classify(error), unsent: true } };
  }
}
