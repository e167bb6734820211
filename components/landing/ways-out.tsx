import { useLocale, useTranslations } from "next-intl";
import { ticketWait } from "@/lib/finance";
import { formatDuration } from "@/lib/format";
import { amountOf, formatAmount } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { redeemableNow } from "@/lib/screens";
import { Way } from "./way";

/** How one leaves, by what one holds, with what stands open at this block. */
export function WaysOut({ view }: { view: ProtocolView | undefined }) {
  const t = useTranslations("landing.leaving");
  const locale = useLocale();
  const wait = formatDuration({ seconds: ticketWait, locale });
  const payable = view && redeemableNow(view);
  const open = payable === undefined ? undefined : payable > 0n;
  return (
    <dl className="grid gap-x-8 gap-y-6 md:grid-cols-3">
      <Way name={t("verified.name")} state={open === undefined ? undefined : { dot: open ? "good" : "bad", text: t(open ? "open" : "closed") }}>
        {t("verified.note")} {payable !== undefined && payable > 0n && <strong className="font-medium text-ink">{t("verified.now", { amount: formatAmount({ amount: amountOf("USDC", payable), locale }) })}</strong>}
      </Way>
      <Way name={t("anyone.name")} state={{ dot: "off", text: t("none") }}>
        {t("anyone.note")}
      </Way>
      <Way name={t("staked.name")} state={view && { dot: "good", text: t("open") }}>
        {t("staked.note", { wait })}
      </Way>
    </dl>
  );
}
