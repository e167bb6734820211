import { type Hex, zeroHash } from "viem";
import { getTransactionCount } from "viem/actions";
import { fingerprintOf } from "../calls";
import type { StepView } from "../flow";
import type { Asked, Run, Unsettled } from "../machine/state";
import type { AccountKind } from "../network/account-kind";
import type { Head } from "../network/fresh-head";
import { newId } from "../new-id";
import type { PreparedRequest } from "../wallet/prepared-request";
import type { Deps } from "./deps";

/**
 * What is written down before the wallet is asked. While an earlier request is in doubt, a transaction asks for the
 * same nonce and a batch of the same calls takes the same name: at most one of the two can happen.
 */
export async function makeAsked(
  { client, where }: Pick<Deps, "client" | "where">,
  parameters: { state: Run; step: StepView; kind: AccountKind; head: Head; request: PreparedRequest; data: string },
): Promise<Asked> {
  const { state, step, kind, head, request, data } = parameters;
  const fingerprint = fingerprintOfRequest(request);
  const { id, final, spend } = step;
  const base = {
    step: { id, final, ...(spend !== undefined && { spend }) },
    from: where.account,
    fingerprint,
    data,
    block: head.number,
  };
  const earlier = inOrder(state.unsettled).map(({ asked }) => asked);
  if (request.kind !== "transaction") {
    const same = earlier.find((asked) => asked.step.id === "batch" && asked.fingerprint === fingerprint);
    const name = request.kind === "batch" && same ? same.id : newId();
    return { ...base, id: name, nonce: undefined, pinned: false };
  }
  if (kind === "contract") return { ...base, id: newId(), nonce: undefined, pinned: false };
  const inDoubt = earlier.find((asked) => asked.nonce !== undefined);
  const nonce = inDoubt?.nonce ?? (await getTransactionCount(client, { address: where.account, blockTag: "pending" }));
  return { ...base, id: newId(), nonce, pinned: inDoubt !== undefined };
}

/** What is declined comes last: another's number counts before its own. */
function inOrder(unsettled: readonly Unsettled[]): readonly Unsettled[] {
  return unsettled.toSorted((a, b) => Number(a.standing === "declined") - Number(b.standing === "declined"));
}

function fingerprintOfRequest(request: PreparedRequest): Hex {
  switch (request.kind) {
    case "transaction":
      return fingerprintOf([request.call]);
    case "batch":
      return fingerprintOf(request.calls);
    case "permit":
      return zeroHash;
  }
}
