import type { TxEvent } from "../../machine/event";
import type { Asked } from "../../machine/state";
import { accountKind } from "../../network/account-kind";
import { withLimit } from "../../network/with-limit";
import { askBatch } from "../../wallet/ask-batch";
import { askPermit } from "../../wallet/ask-permit";
import { askTransaction } from "../../wallet/ask-transaction";
import type { Effect, EffectContext } from "./context";

/**
 * Asks the wallet once. Its answer counts whenever it comes; waiting for it ends after `walletMs`, when the
 * chain is the one to ask.
 */
export const awaitingWallet: Effect<"awaiting-wallet"> = async (context, { asked }) => {
  const { deps, dispatch } = context;
  const answered = ask(context, asked).then(dispatch);
  const { late } = await withLimit(answered, deps.policy.walletMs, deps.clock);
  if (!late) return undefined;
  if (asked.step.id === "permit") return { type: "unanswered" };
  const kind = await accountKind(deps.client, asked.from).catch(() => undefined);
  return { type: kind === "contract" ? "proposed" : "timed-out" };
};

async function ask({ deps, memory }: EffectContext, asked: Asked): Promise<TxEvent> {
  const { request } = memory;
  switch (request?.kind) {
    case "transaction":
      return askTransaction(deps, asked, request);
    case "batch":
      return askBatch(deps, asked, request);
    case "permit": {
      const { event, permit } = await askPermit(deps, asked, request);
      if (event.type === "signed") memory.permit = permit;
      return event;
    }
    case undefined:
      throw new Error("There is nothing to ask the wallet for.");
  }
}
