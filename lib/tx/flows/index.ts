import type { z } from "zod";
import { cancelTicket } from "./cancel-ticket";
import { claimAll } from "./claim-all";
import { claimTicket } from "./claim-ticket";
import { exitNow } from "./exit-now";
import { mint } from "./mint";
import { redeem } from "./redeem";
import { requestExit } from "./request-exit";
import { revoke } from "./revoke";
import { revokeOperator } from "./revoke-operator";
import { serveQueue } from "./serve-queue";
import { stake } from "./stake";
import { swap } from "./swap";
import { transferTicket } from "./transfer-ticket";
import { verify } from "./verify";

/** Every action of the product. A flow is registered by standing here, and nowhere else. */
export const flows = [
  mint,
  redeem,
  stake,
  swap,
  requestExit,
  exitNow,
  claimTicket,
  claimAll,
  cancelTicket,
  transferTicket,
  serveQueue,
  verify,
  revoke,
  revokeOperator,
] as const;

export type AnyFlow = (typeof flows)[number];
export type FlowId = AnyFlow["id"];
export type FlowOf<Id extends FlowId> = Extract<AnyFlow, { readonly id: Id }>;
/** What the person decides for this action. */
export type FlowData<Id extends FlowId> = z.output<FlowOf<Id>["schema"]>;

/** The flow with this id. */
export function flowOf<Id extends FlowId>(id: Id): FlowOf<Id> {
  const flow = flows.find((candidate): candidate is FlowOf<Id> => candidate.id === id);
  if (flow === undefined) throw new Error(`No flow is called ${id}.`);
  return flow;
}
