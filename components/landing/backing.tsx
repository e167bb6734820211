import { useLocale, useTranslations } from "next-intl";
import { BalanceDrawing } from "@/components/charts/balance/balance-drawing";
import { balanceState } from "@/lib/charts/balance-state";
import { amountOf, formatAmount } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import type { Statement } from "./statement";

/** The balance drawing with the sentences that read it out. */
export function Backing({ view, statement }: { view: ProtocolView; statement: Statement }) {
  const t = useTranslations("landing.backing");
  const locale = useLocale();
  const { backing, supply, surplus, freeLiquidity } = statement;
  const size = (raw: bigint) => formatAmount({ amount: amountOf("AID", raw < 0n ? -raw : raw), locale });
  return (
    <section aria-labelledby="backing">
      <h2 id="backing" className="text-title">
        {t("title")}
      </h2>
      <p className="mt-1 mb-4 text-note text-ink-2">
        {t("sums", { held: formatAmount({ amount: backing, locale }), owed: formatAmount({ amount: supply, locale }) })}
      </p>
      <BalanceDrawing
        state={balanceState(view.sheet)}
        caption={
          <>
            {surplus.raw > 0n && t("surplus", { amount: size(surplus.raw) })}
            {surplus.raw < 0n && t("missing", { amount: size(surplus.raw) })}{" "}
            {freeLiquidity.raw < 0n
              ? t("liquidityShort", { amount: size(freeLiquidity.raw) })
              : t("liquidity", { amount: size(freeLiquidity.raw) })}
          </>
        }
      />
    </section>
  );
}
