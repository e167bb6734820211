"use client";

import { useLocale, useTranslations } from "next-intl";
import { AmountText } from "@/components/money/amount-text";
import { Figure } from "@/components/ui/figure";
import { Figures } from "@/components/ui/figures";
import { amountOf, formatAmount, formatPrice, wholeUnits } from "@/lib/money";
import type { AccountView, ProtocolView, TicketView } from "@/lib/queries";
import { claimableOf, worthOf } from "@/lib/tickets/claimable";

type BalancesProps = {
  view: AccountView;
  /** Its first exit tickets, where they are known. */
  tickets: readonly TicketView[] | undefined;
  protocol: ProtocolView | undefined;
};

/** What the account holds, exit tickets included; sAID with what it is worth at the share price, and on leaving where that is less. */
export function Balances({ view, tickets, protocol }: BalancesProps) {
  const t = useTranslations("portfolio.balances");
  const locale = useLocale();
  const worth = (raw: bigint) => formatAmount({ amount: amountOf("AID", raw), locale });
  const { entryPrice, exitPrice } = protocol?.staking ?? {};
  const claimable = worth(tickets ? claimableOf(tickets).assetsRaw : view.claimableAssets);
  const isPart = tickets !== undefined && BigInt(tickets.length) < view.tickets;
  const isLower = entryPrice !== undefined && exitPrice !== undefined && exitPrice < entryPrice;
  return (
    <Figures label={t("label")}>
      <Figure label="USDC" value={<AmountText amount={amountOf("USDC", view.usdc)} />} note={t("usdc")} size="lg" />
      <Figure label="AID" value={<AmountText amount={amountOf("AID", view.aid)} />} note={t("aid")} size="lg" />
      <Figure
        label={t("staked")}
        value={<AmountText amount={amountOf("sAID", view.shares)} />}
        unit="sAID"
        note={
          entryPrice !== undefined && (
            <>
              {t("shares", { worth: worth(view.stakedAssets), price: formatPrice({ price: entryPrice, locale }) })}
              {isLower && view.shares > 0n && <span className="block">{t("exitLower", { worth: worth((view.shares * exitPrice) / wholeUnits("AID", 1n).raw) })}</span>}
            </>
          )
        }
        size="lg"
      />
      {view.tickets > 0n && (
        <Figure
          label={t("tickets")}
          value={tickets ? <AmountText amount={amountOf("AID", worthOf(tickets))} /> : t("ticketsReading")}
          unit={tickets && "AID"}
          note={isPart ? t("ticketsPart", { shown: tickets.length, count: Number(view.tickets), claimable }) : t("ticketsNote", { count: Number(view.tickets), claimable })}
          size="lg"
        />
      )}
    </Figures>
  );
}
