import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { TransactionView } from "@/hooks/tx/transaction";
import { FailureNotice } from "./failure-notice";
import { OutcomeActions } from "./outcome-actions";

/** Where a transaction has left its way, or waits for somebody: why, and what can be done. */
export function TransactionOutcome({ transaction }: { transaction: TransactionView }) {
  const t = useTranslations("tx");
  const { state, following, resume, unanswered, dismiss, resumable } = transaction;
  if (following) return null;
  const close = <Button onClick={dismiss}>{t("action.close")}</Button>;
  switch (state.status) {
    case "awaiting-wallet":
      return <Button onClick={unanswered}>{t("action.unanswered")}</Button>;
    case "failed":
      return <FailureNotice transaction={transaction} failure={state.failure} />;
    case "rejected":
      return (
        <Notice tone="error" title={t("rejected.title")} action={<OutcomeActions transaction={transaction} step={state.step} />}>
          {t(state.step.id === "permit" ? "rejected.signature" : "rejected.transaction")}
        </Notice>
      );
    case "replaced":
      return (
        <Notice
          tone="error"
          title={t(state.cancelled ? "cancelled.title" : "replaced.title")}
          action={<OutcomeActions transaction={transaction} />}
        >
          {t(state.cancelled ? "cancelled.body" : "replaced.body")}
        </Notice>
      );
    case "dropped":
      return (
        <Notice tone="error" title={t("dropped.title")} action={<OutcomeActions transaction={transaction} />}>
          {t("dropped.body")}
        </Notice>
      );
    case "proposed":
    case "unknown":
      return (
        <Notice
          tone="warn"
          title={t(`${state.status}.title`)}
          action={
            <div className="flex flex-wrap gap-3">
              <Button variant="primary" onClick={resume}>
                {t("action.look")}
              </Button>
              {close}
            </div>
          }
        >
          {t(`${state.status}.body`)}
        </Notice>
      );
    case "ready":
      return resumable ? (
        <Notice
          title={t("resume.title")}
          action={
            <div className="flex flex-wrap gap-3">
              <Button variant="primary" onClick={resume}>
                {t("action.continue")}
              </Button>
              {close}
            </div>
          }
        >
          {t(state.unsettled.length > 0 ? "resume.inDoubt" : "resume.body")}
        </Notice>
      ) : null;
    default:
      return null;
  }
}
