import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { TransactionView } from "@/hooks/tx/transaction";
import { notExcludedBy } from "@/lib/tx/machine/run";

/** The wallet has numbered a transaction as it liked, so that an earlier request can happen beside it. */
export function OwnNumberNotice({ state }: Pick<TransactionView, "state">) {
  const t = useTranslations("tx.ownNumber");
  if (!isBesideAnother(state)) return null;
  return (
    <Notice tone="warn" title={t("title")}>
      {t("body")}
    </Notice>
  );
}

function isBesideAnother(state: TransactionView["state"]): boolean {
  switch (state.status) {
    case "broadcast":
    case "confirming":
      return notExcludedBy(state.flight, state.unsettled).length > 0;
    case "indexing":
    case "done":
      return state.unsettled.length > 0;
    default:
      return false;
  }
}
