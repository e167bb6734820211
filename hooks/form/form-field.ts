import type { AmountFieldState, AmountInput } from "@/hooks/money/use-amount-input";
import type { Transaction } from "@/hooks/tx/transaction";
import type { FlowId } from "@/lib/tx/flows";
import type { TxStatus } from "@/lib/tx/machine/state";

type Shown = Pick<Transaction<FlowId>, "state" | "busy" | "prepare" | "dismiss">;

/** Ends after which another choice means another transaction. */
const over: ReadonlySet<TxStatus> = new Set(["done", "rejected", "failed", "replaced"]);

/**
 * To be called with every input of a form: the first loads the engine ahead of need, and one after the end of a
 * transaction puts that one away, so that no press repeats what was chosen before.
 */
export function beginInput({ state, busy, prepare, dismiss }: Shown): void {
  if (!busy && over.has(state.status)) dismiss();
  prepare();
}

/** An amount field that belongs to a transaction. */
export function formField<Id extends FlowId>(input: Pick<AmountInput, "field">, transaction: Transaction<Id>): AmountFieldState {
  const { field } = input;
  return {
    ...field,
    onText: (text) => {
      beginInput(transaction);
      field.onText(text);
    },
    onMax: () => {
      beginInput(transaction);
      field.onMax();
    },
    onReading: (reading) => {
      beginInput(transaction);
      field.onReading(reading);
    },
    onPart: (percent) => {
      beginInput(transaction);
      field.onPart(percent);
    },
  };
}
