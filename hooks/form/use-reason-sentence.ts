"use client";

import { useLocale, useTranslations } from "next-intl";
import { useProblemSentence } from "@/hooks/money/use-problem-sentence";
import { type Reason, reasonValues } from "@/lib/screens";

/** Puts a reason into its sentence. */
export function useReasonSentence(): (reason: Reason) => string {
  const t = useTranslations("form.reason");
  const locale = useLocale();
  const problemSentence = useProblemSentence();
  return (reason) => (reason.code === "amount" ? problemSentence(reason.problem) : t(reason.code, reasonValues(reason, locale)));
}
