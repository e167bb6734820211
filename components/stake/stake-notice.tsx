"use client";

import { useLocale, useTranslations } from "next-intl";
import { Closed } from "@/components/form/closed";
import { useReasonSentence } from "@/hooks/form/use-reason-sentence";
import { formatPercent } from "@/lib/money";
import type { StakeScreen } from "@/lib/screens";

/** Why nobody can stake this way now; or, where one can, that leaving would pay less from the first moment. */
export function StakeNotice({ screen: { closed, exitDiscount } }: { screen: StakeScreen }) {
  const t = useTranslations("stake");
  const locale = useLocale();
  const sentenceOf = useReasonSentence();
  if (closed) return <Closed title={sentenceOf(closed)}>{closed.code !== "staking-closed" && t("closedUsdc")}</Closed>;
  if (exitDiscount === 0n) return null;
  const percent = formatPercent({ value: exitDiscount, decimals: 18, locale, rounding: "up" });
  return <Closed title={t("discount", { percent })}>{t("discountBody")}</Closed>;
}
