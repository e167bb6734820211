import type { Hash, Hex } from "viem";
import type { StepView } from "../flow";
import type { Asked, Failure, Flight, History, Inclusion, TxState, Way } from "./state";

/** Everything that can happen to a run. What does not fit the state it meets changes nothing. */
export type TxEvent =
  // What the person does
  | { readonly type: "start"; readonly run: string }
  | { readonly type: "retry"; readonly without?: Way }
  | { readonly type: "resume" }
  | { readonly type: "reset" }
  /** The person has declined in the wallet what was still open there, and says so. */
  | { readonly type: "declined" }
  /** The person says that the wallet shows no request. */
  | { readonly type: "unanswered" }
  // What was stored
  | { readonly type: "restored"; readonly state: TxState }
  // Preparation
  | { readonly type: "planned"; readonly steps: readonly StepView[]; readonly block: bigint }
  | { readonly type: "go" }
  | { readonly type: "simulated"; readonly asked: Asked }
  /** The unsettled request has not happened and no longer can. */
  | { readonly type: "settled"; readonly id: Hex }
  /** The log of a request in doubt is in no block up to this one. */
  | { readonly type: "searched"; readonly id: Hex; readonly block: bigint }
  /** It cannot be done this way here: known before the wallet is asked. */
  | { readonly type: "impossible"; readonly way: Way }
  // The wallet's answers; `id` is that of the request answered, which may not be the latest
  | { readonly type: "refused"; readonly id: Hex; readonly way: Way }
  /** An error. `unsent`: for certain nothing was sent. */
  | { readonly type: "errored"; readonly id: Hex; readonly failure: Failure; readonly unsent: boolean }
  | { readonly type: "signed"; readonly id: Hex }
  | { readonly type: "sent"; readonly id: Hex; readonly hash: Hash }
  | { readonly type: "batched"; readonly id: Hex; readonly batchId: string }
  | { readonly type: "rejected"; readonly id: Hex }
  // The network
  | { readonly type: "found"; readonly flight: Flight }
  | { readonly type: "seen"; readonly inclusion: Inclusion }
  | { readonly type: "reorged" }
  /** The network has shown under which nonce the wallet really sent it. */
  | { readonly type: "numbered"; readonly nonce: number }
  /** The transaction that carries a batch is known. */
  | { readonly type: "carried"; readonly hash: Hash }
  | { readonly type: "sped-up"; readonly hash: Hash; readonly nonce: number | undefined }
  | { readonly type: "included"; readonly hash: Hash; readonly block: bigint }
  | { readonly type: "reverted"; readonly hash: Hash; readonly failure: Failure }
  /** What was in flight will not reach the chain, and has not cost anything. */
  | { readonly type: "abandoned"; readonly failure: Failure }
  | { readonly type: "replaced"; readonly hash: Hash; readonly cancelled: boolean }
  | { readonly type: "dropped" }
  | { readonly type: "proposed" }
  | { readonly type: "timed-out" }
  | { readonly type: "indexed"; readonly history: History }
  /** It went wrong in a way that has a name. */
  | { readonly type: "failed"; readonly failure: Failure };

export type EventOf<Type extends TxEvent["type"]> = Extract<TxEvent, { readonly type: Type }>;
