"use client";

import { useLocale, useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import type { SwapForm } from "@/hooks/mint/use-swap-form";
import { costToConfirm, swapTolerances } from "@/lib/finance";
import { formatBps, formatPercent } from "@/lib/money";

/** What a person decides besides the amount: how much less is accepted, and, where a swap is dear, that it may be. */
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
      {terms?.poor && (
        <div className="mt-4">
          <Notice tone="warn" title={t("poor", { percent: percent(terms.below) })}>
            <p>
              {t("poorBody", { percent: percent(costToConfirm) })} {terms.steep && t("poorSteep", { percent: percent(terms.impact) })}
            </p>
            <Checkbox label={t("poorYes", { percent: percent(terms.below) })} checked={form.accepted} onChange={form.accept} />
          </Notice>
        </div>
      )}
      {terms?.steep && !terms.poor && (
        <div className="mt-4">
          <Notice tone="warn" title={t("steep", { percent: percent(terms.impact) })}>
            <p>{t("steepBody", { percent: percent(costToConfirm) })}</p>
            <Checkbox label={t("steepYes", { percent: percent(terms.impact) })} checked={form.accepted} onChange={form.accept} />
          </Notice>
        </div>
      )}
    </>
  );
}
