"use client";

import { useLocale, useTranslations } from "next-intl";
import { Effect } from "@/components/form/effect";
import type { StakeForm } from "@/hooks/stake/use-stake-form";
import { formatExact } from "@/lib/money";

/** Where staked AID stands in the balance sheet, and where that of the form would. */
export function StakeEffect({ form: { screen, payWith } }: { form: StakeForm }) {
  const t = useTranslations("stake");
  const locale = useLocale();
  if (screen.effect === undefined) return null;
  return (
    <Effect
      id="effect"
      title={t("effect")}
      effect={screen.effect}
      captionNow={t("effectNow")}
      captionAfter={screen.staking && t(payWith === "USDC" ? "effectAfterUsdc" : "effectAfter", { amount: formatExact({ amount: screen.staking, locale }) })}
    />
  );
}
