import { useLocale, useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import type { TransactionView } from "@/hooks/tx/transaction";
import { presentError } from "@/lib/errors/present";
import type { Failure } from "@/lib/tx/machine/state";
import { OutcomeActions } from "./outcome-actions";

/** A failure: what it is, one clear sentence, what helps, and the technical detail for those who want it. */
export function FailureNotice({ transaction, failure }: { transaction: TransactionView; failure: Failure }) {
  const t = useTranslations();
  const { title, sentence, hint } = useFailureText(failure);
  const { state } = transaction;
  const inDoubt = state.status === "failed" && state.unsettled.length > 0 && failure.kind !== "engine";
  return (
    <Notice tone="error" title={title} action={<OutcomeActions transaction={transaction} final={!failure.retry} />}>
      <p>{sentence}</p>
      <p>{inDoubt ? t("tx.inDoubt") : hint}</p>
      {failure.detail !== "" && (
        <Disclosure summary={t("errors.label.detail")}>
          <code className="break-words font-mono text-note">{failure.detail}</code>
        </Disclosure>
      )}
    </Notice>
  );
}

function useFailureText(failure: Failure): { title: string; sentence: string; hint: string } {
  const t = useTranslations();
  const locale = useLocale();
  if (failure.kind === "engine") {
    const text = (part: "title" | "sentence" | "hint") => t(`tx.failure.${failure.code}.${part}`);
    return { title: text("title"), sentence: text("sentence"), hint: text("hint") };
  }
  const { title, sentence, hint, values } = presentError({ error: failure, locale });
  // A record of another version may name an error that this one has no sentence for.
  const known = t.has(`errors.${sentence}`) ? sentence : "sentence.unknown";
  return { title: t(`errors.${title}`), sentence: t(`errors.${known}`, values), hint: t(`errors.${hint}`) };
}
