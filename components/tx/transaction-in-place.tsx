"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import type { TransactionView } from "@/hooks/tx/transaction";
import { TransactionPanel } from "./transaction-panel";

type TransactionInPlaceProps = {
  /** One of each kind that can be begun here. */
  transactions: readonly TransactionView[];
  /** Takes the focus when one begins (hooks/form/use-kept-focus.ts). */
  panel: RefObject<HTMLDivElement | null>;
};

/** A small transaction that is told beside what it is about, and put away once it is done. */
export function TransactionInPlace({ transactions, panel }: TransactionInPlaceProps) {
  const t = useTranslations("tx.action");
  return (
    <div ref={panel} tabIndex={-1}>
      {transactions.map((transaction) => (
        <div key={transaction.flowId} className={transaction.state.status === "idle" ? undefined : "mt-4"}>
          <TransactionPanel transaction={transaction} />
          {transaction.state.status === "done" && (
            <div className="mt-3">
              <Button onClick={transaction.dismiss}>{t("close")}</Button>
            </div>
          )}
        </div>
      ))}
    </div>
  );
}
