import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { TransactionView } from "@/hooks/tx/transaction";
import type { StepView } from "@/lib/tx/flow";

type OutcomeActionsProps = {
  transaction: TransactionView;
  /** The same again cannot succeed. */
  final?: boolean;
  /** The step that was declined. */
  step?: StepView;
};

/** Again, where that can help; another way, where the wallet was asked for a way of saving a signature; and away. */
export function OutcomeActions({ transaction, final = false, step }: OutcomeActionsProps) {
  const t = useTranslations("tx.action");
  const { state, retry, declined, dismiss } = transaction;
  const code = state.status === "failed" ? state.failure.code : undefined;
  const isOpen = code === "request-open";
  const way = step?.id === "permit" || step?.id === "batch" ? step.id : undefined;
  return (
    <div className="flex flex-wrap gap-3">
      {!final && (
        <Button variant="primary" onClick={() => retry()}>
          {t(isOpen || code === "search-unfinished" ? "look" : "retry")}
        </Button>
      )}
      {isOpen && <Button onClick={declined}>{t("declined")}</Button>}
      {way && <Button onClick={() => retry({ without: way })}>{t(step?.spend ? "approveInstead" : "oneByOne")}</Button>}
      <Button onClick={dismiss}>{t("close")}</Button>
    </div>
  );
}
