"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { TransactionView } from "@/hooks/tx/transaction";
import { TransactionPanel } from "./transaction-panel";

/** A small transaction that is told beside what it is about, and put away once it is done. */
export function TransactionInPlace({ transaction }: { transaction: TransactionView }) {
  const t = useTranslations("tx.action");
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
