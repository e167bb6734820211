import { type Hash, isHash } from "viem";
import { z } from "zod";
import { withLimit } from "../network/with-limit";
import type { Deps } from "../run/deps";
import { errorNumbers } from "./error-numbers";

/** `unknown`: the wallet never took a batch of this name. `silent`: it did not say. */
export type BatchStatus =
  | { readonly is: "pending" | "abandoned" | "unknown" | "silent" }
  | { readonly is: "included"; readonly hash: Hash };

const unknownId = 5730;

const receipt = z.object({ transactionHash: z.custom<Hash>((value) => typeof value === "string" && isHash(value)) });
const answer = z.object({
  // Numbers since version 2 of EIP-5792, words before.
  status: z.union([z.number(), z.enum(["PENDING", "CONFIRMED"]).transform((word) => (word === "PENDING" ? 100 : 200))]),
  receipts: z.array(receipt).nullish(),
});

/** Asks the wallet what became of a batch (EIP-5792, wallet_getCallsStatus). Never rejects. */
export async function batchStatus(
  { wallet, clock, policy }: Pick<Deps, "wallet" | "clock" | "policy">,
  id: string,
): Promise<BatchStatus> {
  try {
    const request = wallet.request({ method: "wallet_getCallsStatus", params: [id] });
    const reply = await withLimit(request, policy.capabilitiesMs, clock);
    const parsed = reply.late ? undefined : answer.safeParse(reply.value);
    return parsed?.success ? read(parsed.data) : { is: "silent" };
  } catch (error) {
    return { is: errorNumbers(error).includes(unknownId) ? "unknown" : "silent" };
  }
}

/**
 * 1xx pending, 2xx included, 4xx given up off chain, 5xx reverted and 6xx partly reverted on chain. What
 * carries a batch that reverted can itself be a success: only the log in it tells whether the batch has
 * happened. Where a part has happened nothing is given up.
 */
function read({ status, receipts }: z.output<typeof answer>): BatchStatus {
  if (status < 200) return { is: "pending" };
  const last = receipts?.at(-1);
  if (last !== undefined) return { is: "included", hash: last.transactionHash };
  return { is: status < 300 || status >= 600 ? "silent" : "abandoned" };
}
