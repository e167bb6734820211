"use client";

import type { ReactNode } from "react";
import { useKeptFocus } from "@/hooks/form/use-kept-focus";
import type { Transaction } from "@/hooks/tx/transaction";
import type { FlowId } from "@/lib/tx/flows";
import { Forgetful } from "./forgetful";
import { TransactionPlace } from "./transaction-place";

type TransactionFormProps<Id extends FlowId> = {
  transaction: Transaction<Id>;
  onSubmit: () => void;
  /** Stays in its place, with what is typed, whatever happens below. */
  field: ReactNode;
  /** The preview. Gives its place to the transaction while there is one. */
  children: ReactNode;
  button: ReactNode;
  /** Above everything: why nobody can do this now. */
  notice?: ReactNode;
  /** What comes next, once it is done. */
  done: ReactNode;
  /** Below the button. */
  after?: ReactNode;
};

/** One amount, what it does, and one button; once pressed, the transaction stands in the place of the preview. */
export function TransactionForm<Id extends FlowId>(props: TransactionFormProps<Id>) {
  const { transaction, onSubmit, field, children, button, notice, done, after } = props;
  const idle = transaction.state.status === "idle";
  const { form, panel } = useKeptFocus(idle);
  return (
    <form
      ref={form}
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (idle) onSubmit();
      }}
    >
      <div className="mb-5 grid gap-3 empty:mb-0">
        {notice}
        <Forgetful />
      </div>
      <fieldset disabled={transaction.busy} className="min-w-0">
        {field}
      </fieldset>
      <TransactionPlace transaction={transaction} panel={panel} button={button} done={done}>
        {children}
      </TransactionPlace>
      {after && <div className="mt-3">{after}</div>}
    </form>
  );
}
