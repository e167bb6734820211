"use client";

import { type ReactNode, useId } from "react";
import { TransactionPlace } from "@/components/form/transaction-place";
import { KeyValueList } from "@/components/ui/key-value";
import { useKeptFocus } from "@/hooks/form/use-kept-focus";
import type { Transaction } from "@/hooks/tx/transaction";
import type { FlowId } from "@/lib/tx/flows";

type WayOutProps<Id extends FlowId> = {
  title: ReactNode;
  /** What one gets, and when. */
  gets: ReactNode;
  when: ReactNode;
  /** Rows of a key-value list. */
  rows: ReactNode;
  /** What can go otherwise, in the size of what one gets. */
  risk: ReactNode;
  /** Between the rows and the button. */
  children?: ReactNode;
  transaction: Transaction<Id>;
  onSubmit: () => void;
  button: ReactNode;
  done: ReactNode;
};

/** One way out: what it gives, when, what it depends on, what it risks, and the button that goes it. */
export function WayOut<Id extends FlowId>(props: WayOutProps<Id>) {
  const { title, gets, when, rows, risk, children, transaction, onSubmit, button, done } = props;
  const idle = transaction.state.status === "idle";
  const { form, panel } = useKeptFocus(idle);
  return (
    <WayOutFrame title={title} gets={gets} when={when} risk={risk}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (idle) onSubmit();
        }}
      >
        <TransactionPlace transaction={transaction} panel={panel} button={button} done={done}>
          <KeyValueList>{rows}</KeyValueList>
          {children}
        </TransactionPlace>
      </form>
    </WayOutFrame>
  );
}

type WayOutFrameProps = Pick<WayOutProps<FlowId>, "title" | "gets" | "when" | "risk"> & { children: ReactNode };

/** The heading of a way out: what one gets and what can go otherwise, in one size. */
export function WayOutFrame({ title, gets, when, risk, children }: WayOutFrameProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0 border-t-2 border-rule-strong pt-4">
      <h2 id={id} className="text-title">
        {title}
      </h2>
      <p className="figure mt-2 text-figure-md">{gets}</p>
      <p className="mt-1 text-small">{when}</p>
      <p className="mt-2 mb-4 border-l-3 border-l-copper pl-3 text-small">{risk}</p>
      {children}
    </section>
  );
}
