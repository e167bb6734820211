"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { AmountFieldState } from "@/hooks/money/use-amount-input";
import { formatPercent } from "@/lib/money";

const parts = [25n, 50n, 75n] as const;

/** Enters a part of what the account has. */
export function PartButtons({ field: { max, onPart } }: { field: Pick<AmountFieldState, "max" | "onPart"> }) {
  const t = useTranslations("unstake");
  const locale = useLocale();
  if (max === undefined || max === 0n) return null;
  return (
    <div role="group" aria-label={t("parts")} className="mt-2 flex flex-wrap gap-2">
      {parts.map((percent) => (
        <Button key={String(percent)} onClick={() => onPart(percent)}>
          {formatPercent({ value: percent, decimals: 2, locale })}
        </Button>
      ))}
    </div>
  );
}
