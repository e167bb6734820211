"use client";

import type { TransactionView } from "@/hooks/tx/transaction";
import { OwnNumberNotice } from "./own-number-notice";
import { TransactionHash } from "./transaction-hash";
import { TransactionOutcome } from "./transaction-outcome";
import { TransactionRows } from "./transaction-rows";
import { TransactionSteps } from "./transaction-steps";

/** Everything of a transaction that has begun but its spoken state. */
export default function TransactionBody({ transaction }: { transaction: TransactionView }) {
  return (
    <div className="mb-3 space-y-4">
      <TransactionRows rows={transaction.rows} />
      <TransactionSteps transaction={transaction} />
      <TransactionHash state={transaction.state} />
      <OwnNumberNotice state={transaction.state} />
      <TransactionOutcome transaction={transaction} />
    </div>
  );
}
