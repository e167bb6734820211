"use client";

import type { ReactNode, RefObject } from "react";
import { TransactionPanel } from "@/components/tx/transaction-panel";
import type { Transaction } from "@/hooks/tx/transaction";
import type { FlowId } from "@/lib/tx/flows";

type TransactionPlaceProps<Id extends FlowId> = {
  transaction: Transaction<Id>;
  /** Takes the focus when the transaction begins (hooks/form/use-kept-focus.ts). */
  panel: RefObject<HTMLDivElement | null>;
  /** The preview. Gives its place to the transaction while there is one. */
  children: ReactNode;
  button: ReactNode;
  /** What comes next, once it is done. */
  done: ReactNode;
};

/** The preview and its button, or the transaction that was begun with it. */
export function TransactionPlace<Id extends FlowId>({ transaction, panel, children, button, done }: TransactionPlaceProps<Id>) {
  const { status } = transaction.state;
  const idle = status === "idle";
  return (
    <>
      {idle && (
        <>
          {children}
          <div className="mt-5">{button}</div>
        </>
      )}
      <div ref={panel} tabIndex={-1} className={idle ? undefined : "mt-5"}>
        <TransactionPanel transaction={transaction} />
      </div>
      {status === "done" && <div className="mt-5">{done}</div>}
    </>
  );
}
