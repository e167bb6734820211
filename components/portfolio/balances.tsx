"use client";

import { useLocale, useTranslations } from "next-intl";
import { AmountText } from "@/components/money/amount-text";
import { Figure } from "@/components/ui/figure";
import { Figures } from "@/components/ui/figures";
import { convertToAssets } from "@/lib/finance";
import { amountOf, formatAmount, formatPrice, wholeUnits } from "@/lib/money";
import type { AccountView, ProtocolView, TicketView } from "@/lib/queries";
import { cancelledOf, setAsideFor, worthOf } from "@/lib/tickets/claimable";

type BalancesProps = {
  view: AccountView;
  /** Its first exit tickets, where they are known. */
  tickets: readonly TicketView[] | undefined;
  protocol: ProtocolView | undefined;
};

/** What the account holds, with what stands in its exit tickets. */
export function Balances({ view, tickets, protocol }: BalancesProps) {
  const t = useTranslations("portfolio.balances");
  const locale = useLocale();
  const worth = (raw: bigint) => formatAmount({ amount: amountOf("AID", raw), locale });
  const cancelled = cancelledOf(tickets ?? []);
  // Shares out of the queue are sAID again, and are counted as it is: at the share price.
  const cancelledWorth = cancelled === 0n ? 0n : protocol && assetsOf(cancelled, protocol);
  const inTickets = tickets && cancelledWorth !== undefined ? worthOf(tickets) + cancelledWorth : undefined;
  const claimable = worth(tickets ? setAsideFor(tickets) : view.claimableAssets);
  const isPart = tickets !== undefined && BigInt(tickets.length) < view.tickets;
  return (
    <Figures label={t("label")} large>
      <Figure label="USDC" value={<AmountText amount={amountOf("USDC", view.usdc)} />} note={t("usdc")} size="lg" />
      <Figure label="AID" value={<AmountText amount={amountOf("AID", view.aid)} />} note={t("aid")} size="lg" />
      <Figure
        label={t("staked")}
        value={<AmountText amount={amountOf("sAID", view.shares)} />}
        unit="sAID"
        note={protocol && <SharesWorth shares={view.shares} assets={view.stakedAssets} protocol={protocol} />}
        size="lg"
      />
      {view.tickets > 0n && (
        <Figure
          label={t("tickets")}
          value={inTickets === undefined ? t("ticketsReading") : <AmountText amount={amountOf("AID", inTickets)} />}
          unit={inTickets !== undefined && "AID"}
          note={
            <>
              {isPart ? t("ticketsPart", { shown: tickets.length, count: Number(view.tickets), claimable }) : t("ticketsNote", { count: Number(view.tickets), claimable })}
              {cancelled > 0n && cancelledWorth !== undefined && protocol && (
                <span className="block">
                  {t("cancelled", { shares: formatAmount({ amount: amountOf("sAID", cancelled), locale }) })}{" "}
                  <SharesWorth shares={cancelled} assets={cancelledWorth} protocol={protocol} />
                </span>
              )}
            </>
          }
          size="lg"
        />
      )}
    </Figures>
  );
}

/** AID wei that shares stand for at the share price (StakedAID.convertToAssets). */
function assetsOf(shares: bigint, { staking }: ProtocolView): bigint {
  return convertToAssets(shares, { totalAssets: staking.totalAssets, supply: staking.shares });
}

/** What sAID is worth at the share price, and on leaving where that is less. `assets` in AID wei. */
function SharesWorth({ shares, assets, protocol: { staking } }: { shares: bigint; assets: bigint; protocol: ProtocolView }) {
  const t = useTranslations("portfolio.balances");
  const locale = useLocale();
  const { entryPrice, exitPrice } = staking;
  const worth = (raw: bigint) => formatAmount({ amount: amountOf("AID", raw), locale });
  return (
    <>
      {t("shares", { worth: worth(assets), price: formatPrice({ price: entryPrice, locale }) })}
      {exitPrice < entryPrice && shares > 0n && <span className="block">{t("exitLower", { worth: worth((shares * exitPrice) / wholeUnits("AID", 1n).raw) })}</span>}
    </>
  );
}
