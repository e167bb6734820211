"use client";

import { lazy, Suspense } from "react";
import { useTranslations } from "next-intl";
import { Arriving } from "@/components/form/arriving";
import { LiveRegion } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import type { TransactionView } from "@/hooks/tx/transaction";
import { loadOnce } from "@/lib/page/keep-loading";
import { TransactionStatus } from "./transaction-status";

// Most visits send nothing: steps, failures and their sentences come with the first transaction.
const TransactionBody = lazy(loadOnce(() => import("./transaction-body")));

/**
 * One transaction from its beginning to its end: what leaves and what arrives, the steps, where it stands,
 * what went wrong and what can be done about it. Mount it before anything begins, so that its live region
 * is there when there is something to tell; while nothing happens it shows nothing.
 */
export function TransactionPanel({ transaction }: { transaction: TransactionView }) {
  const t = useTranslations("tx");
  return (
    <div>
      {transaction.broken && (
        <Notice tone="error" title={t("broken.title")}>
          {t("broken.body")}
        </Notice>
      )}
      {transaction.state.status !== "idle" && (
        <Suspense fallback={<Arriving />}>
          <TransactionBody transaction={transaction} />
        </Suspense>
      )}
      <LiveRegion>
        <TransactionStatus transaction={transaction} />
      </LiveRegion>
    </div>
  );
}
