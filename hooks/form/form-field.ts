import type { AmountFieldState, AmountInput } from "@/hooks/money/use-amount-input";
import type { Transaction } from "@/hooks/tx/transaction";
import type { FlowId } from "@/lib/tx/flows";
import type { TxStatus } from "@/lib/tx/machine/state";

/** Ends after which another amount means another transaction. */
const over: ReadonlySet<TxStatus> = new Set(["done", "rejected", "failed", "replaced"]);

/**
 * An amount field that belongs to a transaction: the first input loads the engine ahead of need, and an input after
 * the end of one puts that one away.
 */
export function formField<Id extends FlowId>(input: AmountInput, transaction: Transaction<Id>): AmountFieldState {
  const { field } = input;
  const begin = () => {
    if (!transaction.busy && over.has(transaction.state.status)) transaction.dismiss();
    transaction.prepare();
  };
  return {
    ...field,
    onText: (text) => {
      begin();
      field.onText(text);
    },
    onMax: () => {
      begin();
      field.onMax();
    },
    onReading: (reading) => {
      begin();
      field.onReading(reading);
    },
  };
}
