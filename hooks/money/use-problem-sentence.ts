"use client";

import { useLocale, useTranslations } from "next-intl";
import { type AmountProblem, formatAmount, type Token } from "@/lib/money";

/** Puts what is wrong with an amount into a sentence; short enough for a button where a bound is exceeded. */
export function useProblemSentence(): (problem: AmountProblem) => string {
  const t = useTranslations("money.problem");
  const locale = useLocale();

  const bounded = (token: Token, raw: bigint, rounding: "down" | "up") => ({
    token,
    amount: formatAmount({ amount: { token, raw }, locale, maxDecimals: 6, minDecimals: 0, rounding }),
  });

  return (problem) => {
    switch (problem.code) {
      case "too-long":
        return t("too-long", { maxLength: problem.maxLength });
      case "symbol":
        return t("symbol", { character: problem.character });
      case "too-many-decimals":
        return t("too-many-decimals", { decimals: problem.decimals });
      case "exceeds-balance":
        return t("exceeds-balance", bounded(problem.missing.token, problem.missing.raw, "up"));
      case "exceeds-limit":
        return t("exceeds-limit", bounded(problem.limit.token, problem.limit.raw, "down"));
      default:
        return t(problem.code);
    }
  };
}
