import type { OutcomeFilter, Permit, PlanFacts, Route, Step } from "../../flow";
import type { TxEvent } from "../../machine/event";
import type { Asked, TxState, TxStatus } from "../../machine/state";
import type { PreparedRequest } from "../../wallet/prepared-request";
import type { Deps } from "../deps";

/** A flow with what the person decided and where. */
export type BoundFlow = {
  readonly routes: readonly Route[];
  readonly plan: (facts: PlanFacts) => readonly Step[];
  /** The decision as it is written into a request. */
  readonly data: string;
  /** By which log a request is recognised as done, whichever decision it belongs to. */
  readonly outcomeOf: (asked: Asked) => OutcomeFilter;
};

/** What a run knows in this page only: it is made again after a reload. */
export type Memory = {
  steps: readonly Step[];
  permit: Permit | undefined;
  request: PreparedRequest | undefined;
};

export type EffectContext = {
  readonly deps: Deps;
  readonly flow: BoundFlow;
  readonly memory: Memory;
  /** For answers that come when nobody waits for them any more. */
  readonly dispatch: (event: TxEvent) => void;
};

export type StateOf<Status extends TxStatus> = Extract<TxState, { readonly status: Status }>;

/**
 * What is done on entering a state. Ends in the event that leads on, or in nothing where the state rests.
 * The signal aborts when the state was left in another way.
 */
export type Effect<Status extends TxStatus> = (
  context: EffectContext,
  state: StateOf<Status>,
  signal: AbortSignal,
) => Promise<TxEvent | undefined>;
