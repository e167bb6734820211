import { useLocale, useTranslations } from "next-intl";
import { ticketWait } from "@/lib/finance";
import { formatDuration } from "@/lib/format";
import { amountOf, formatAmount } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { canRedeem } from "./open";
import { Way } from "./way";

/** How one leaves, by what one holds, with what stands open at this block. */
export function WaysOut({ view }: { view: ProtocolView | undefined }) {
  const t = useTranslations("landing.leaving");
  const locale = useLocale();
  const wait = formatDuration({ seconds: ticketWait, locale });
  const payable = view && formatAmount({ amount: amountOf("USDC", view.reserves.redeemable), locale });
  const open = view && canRedeem(view);
  return (
    <dl className="grid gap-x-8 gap-y-6 md:grid-cols-3">
      <Way name={t("verified.name")} state={open === undefined ? undefined : { dot: open ? "good" : "bad", text: t(open ? "open" : "closed") }}>
        {t("verified.note")} {payable !== undefined && <strong className="font-medium text-ink">{t("verified.now", { amount: payable })}</strong>}
      </Way>
      <Way name={t("anyone.name")} state={{ dot: "off", text: t("none") }}>
        {t("anyone.note")}
      </Way>
      <Way name={t("staked.name")} state={{ dot: "off", text: t("later") }}>
        {t("staked.note", { wait })}
      </Way>
    </dl>
  );
}
