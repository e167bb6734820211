"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatExactWithSymbol, type Token } from "@/lib/money";

type MaxButtonProps = {
  token: Token;
  /** What it enters, to the last unit; undefined while not known. */
  max: bigint | undefined;
  onMax: () => void;
};

/** Enters the most that is possible. Stays focusable where there is nothing, and does nothing then. */
export function MaxButton({ token, max, onMax }: MaxButtonProps) {
  const t = useTranslations("money");
  const locale = useLocale();
  const inert = max === undefined || max === 0n;
  return (
    <button
      type="button"
      aria-disabled={inert || undefined}
      aria-label={max === undefined ? undefined : t("maxLabel", { amount: formatExactWithSymbol({ amount: { token, raw: max }, locale }) })}
      onClick={inert ? undefined : onMax}
      className={`-my-1 min-h-8 shrink-0 rounded px-2 text-note font-medium ${inert ? "text-ink-2" : "underline decoration-copper decoration-1 underline-offset-3 hover:decoration-2"}`}
    >
      {t("max")}
    </button>
  );
}
