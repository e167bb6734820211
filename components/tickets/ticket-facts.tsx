import { useLocale, useTranslations } from "next-intl";
import { TokenAmount } from "@/components/money/token-amount";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import { isClaimable, ticketState } from "@/lib/finance";
import { formatDate } from "@/lib/format";
import { amountOf } from "@/lib/money";
import type { TicketView } from "@/lib/queries";

/** What a ticket waits for, what it would pay now, and what can be taken of it. `now` in unix seconds. */
export function TicketFacts({ ticket, now }: { ticket: TicketView; now: bigint }) {
  const t = useTranslations("tickets.facts");
  const locale = useLocale();
  const { pending, pendingAssets, assetsAhead, claimableAssets, cancelledShares, maturesAt } = ticket;
  const state = ticketState(ticket, now);
  const date = formatDate({ timestamp: maturesAt, locale, precision: "minute" });
  return (
    <KeyValueList>
      {isClaimable(ticket) && <KeyValueRow label={t("claimable")} value={<TokenAmount amount={amountOf("AID", claimableAssets)} />} note={t("claimableNote")} />}
      {pending > 0n && (
        <>
          <KeyValueRow label={t("pending")} value={<TokenAmount amount={amountOf("sAID", pending)} />} />
          <KeyValueRow label={t("worth")} value={<TokenAmount amount={amountOf("AID", pendingAssets)} />} note={t("worthNote")} />
          <KeyValueRow label={t("ahead")} value={<TokenAmount amount={amountOf("AID", assetsAhead)} rounding="up" />} note={t("aheadNote")} />
          <KeyValueRow label={t(state === "maturing" ? "matures" : "matured")} value={date} note={state === "maturing" ? t("maturesNote") : t("maturedNote")} />
        </>
      )}
      {cancelledShares > 0n && <KeyValueRow label={t("cancelled")} value={<TokenAmount amount={amountOf("sAID", cancelledShares)} />} note={t("cancelledNote")} />}
    </KeyValueList>
  );
}
