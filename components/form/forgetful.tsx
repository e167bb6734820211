"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { useKeepsNotes } from "@/hooks/tx/use-keeps-notes";

/** Says what to mind where the browser keeps nothing: a reload would not find a payment under way again. */
export function Forgetful() {
  const t = useTranslations("form.storage");
  if (useKeepsNotes()) return null;
  return (
    <Notice tone="warn" title={t("title")}>
      {t("body")}
    </Notice>
  );
}
