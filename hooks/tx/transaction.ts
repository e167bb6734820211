import type { StepView, SummaryRow } from "@/lib/tx/flow";
import type { FlowData, FlowId } from "@/lib/tx/flows";
import type { TxState, Way } from "@/lib/tx/machine/state";

/** A step as the list shows it. */
export type PlannedStep = { readonly step: StepView; readonly progress: "done" | "current" | "waiting" };

/** What a screen gets to know and to do about one action of the connected account. */
export type Transaction<Id extends FlowId> = {
  readonly flowId: Id;
  readonly state: TxState;
  /** What leaves and what arrives, for the action under way; empty while idle. */
  readonly rows: readonly SummaryRow[];
  /** The steps of the action under way, finished ones included. */
  readonly plan: readonly PlannedStep[];
  /** What the person decided, for the action under way. */
  readonly data: FlowData<Id> | undefined;
  /** Something is going on: do not offer to start another. */
  readonly busy: boolean;
  /** Another tab does it; this one only tells. */
  readonly following: boolean;
  /** The engine could not be loaded; every press tries again. */
  readonly broken: boolean;
  /** Found in storage after a reload, and waiting for a press to go on. */
  readonly resumable: boolean;
  /** Loads the engine ahead of need; call it with the first input. */
  readonly prepare: () => void;
  /** Begins. The wallet opens after the steps were planned and simulated. */
  readonly start: (data: FlowData<Id>) => void;
  /** Begins again after a side exit. `without` leaves out a way that the person does not want. */
  readonly retry: (options?: { readonly without?: Way }) => void;
  /** Goes on with what was found, or looks again at what is not known. Never repeats a payment. */
  readonly resume: () => void;
  /** Goes on after the person has declined in the wallet what was open there. */
  readonly declined: () => void;
  /** Stops waiting for the wallet, which shows no request. */
  readonly unanswered: () => void;
  /** Forgets what has ended. */
  readonly dismiss: () => void;
};

/** A transaction as it is shown: whatever action it is. */
export type TransactionView = Omit<Transaction<FlowId>, "data" | "start">;
