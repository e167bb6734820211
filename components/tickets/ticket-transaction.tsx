"use client";

import { useTranslations } from "next-intl";
import { TransactionPanel } from "@/components/tx/transaction-panel";
import { Button } from "@/components/ui/button";
import type { Transaction } from "@/hooks/tx/transaction";
import type { FlowId } from "@/lib/tx/flows";

/** A transaction that is told beside what it is about, and put away once it is done. */
export function TicketTransaction<Id extends FlowId>({ transaction }: { transaction: Transaction<Id> }) {
  const t = useTranslations("tickets");
  const { status } = transaction.state;
  return (
    <div className={status === "idle" ? undefined : "mt-4"}>
      <TransactionPanel transaction={transaction} />
      {status === "done" && (
        <div className="mt-3">
          <Button onClick={transaction.dismiss}>{t("close")}</Button>
        </div>
      )}
    </div>
  );
}
