"use client";

import { useLocale, useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import type { SwapForm } from "@/hooks/mint/use-swap-form";
import { impactToConfirm, swapTolerances } from "@/lib/finance";
import { formatBps, formatPercent } from "@/lib/money";

/** What a person decides besides the amount: how much less is accepted, and, where a swap moves the price a lot, that it may. */
export function SwapYes({ form }: { form: SwapForm }) {
  const t = useTranslations("swap");
  const locale = useLocale();
  const { terms } = form.screen;
  const percent = (value: bigint) => formatPercent({ value, decimals: 18, locale, rounding: "up" });
  return (
    <>
      <div className="mt-4">
        <RadioGroup
          legend={t("tolerance")}
          variant="quiet"
          value={String(form.toleranceBps)}
          onChange={(bps) => form.chooseTolerance(BigInt(bps))}
          options={swapTolerances.map((bps) => ({ value: String(bps), label: formatBps({ bps, locale }) }))}
        />
      </div>
      {terms?.steep && (
        <div className="mt-4">
          <Notice tone="warn" title={t("steep", { percent: percent(terms.impact) })}>
            <p>{t("steepBody", { percent: percent(impactToConfirm) })}</p>
            <Checkbox label={t("steepYes", { percent: percent(terms.impact) })} checked={form.accepted} onChange={form.accept} />
          </Notice>
        </div>
      )}
    </>
  );
}
