import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { hasMarket } from "@/lib/chain/addresses";
import { appChainId } from "@/lib/chain/app-chain";
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
      <Market paused={view?.minting.usdcPaused} />
      <Way name={t("staked.name")} state={view && { dot: "good", text: t("open") }}>
        {t("staked.note", { wait })}
      </Way>
    </dl>
  );
}

/** For who is not verified: the pool, where there is one. USDC moves in every swap. */
function Market({ paused }: { paused: boolean | undefined }) {
  const t = useTranslations("landing.leaving");
  const name = t("anyone.name");
  if (!hasMarket(appChainId)) {
    return (
      <Way name={name} state={{ dot: "off", text: t("none") }}>
        {t("anyone.noMarket")}
      </Way>
    );
  }
  return (
    <Way
      name={name}
      state={paused === undefined ? undefined : { dot: paused ? "bad" : "good", text: t(paused ? "closed" : "open") }}
      action={
        <ButtonLink href="/mint?tab=swap">
          {t("anyone.action")}
        </ButtonLink>
      }
    >
      {t("anyone.note")}
    </Way>
  );
}
