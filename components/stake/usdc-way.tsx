"use client";

import { useLocale, useTranslations } from "next-intl";
import { TokenAmount } from "@/components/money/token-amount";
import { ButtonLink } from "@/components/ui/button-link";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import { useReasonSentence } from "@/hooks/form/use-reason-sentence";
import { useQuote } from "@/hooks/read/use-quote";
import type { UnstakeForm } from "@/hooks/stake/use-unstake-form";
import { hasMarket } from "@/lib/chain/addresses";
import { appChainId } from "@/lib/chain/app-chain";
import { formatCount } from "@/lib/format";
import { aidToUsdc, type Amount, amountOf, formatAmount, toInput } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { marketable, marketWay, redeemableNow } from "@/lib/screens";
import { WayOutFrame } from "./way-out";

type UsdcWayProps = { form: UnstakeForm; protocol: ProtocolView };

/** What the AID becomes afterwards: redeemed one for one by who is verified, sold on the market by who is not. */
export function UsdcWay({ form, protocol }: UsdcWayProps) {
  const { screen: { now, queue, shares }, account } = form;
  const aid = now.quote ? amountOf("AID", now.quote.assets) : queue.estimate;
  // What the pool said of another amount is not kept.
  return <WayOn key={String(shares?.raw)} aid={aid} verified={account?.verified === true} protocol={protocol} />;
}

type WayOnProps = { aid: Amount<"AID"> | undefined; verified: boolean; protocol: ProtocolView };

function WayOn({ aid, verified, protocol }: WayOnProps) {
  const t = useTranslations("unstake.usdc");
  const locale = useLocale();
  const sentenceOf = useReasonSentence();
  const sold = marketable(aid);
  const market = marketWay(useQuote("AID", sold?.raw ?? null, { steady: true }), protocol);
  const redeemed = aid && aidToUsdc(aid).usdc;
  const carried = sold ? `&amount=${encodeURIComponent(toInput(sold))}` : "";
  const gets = () => {
    if (verified) return redeemed ? <TokenAmount amount={redeemed} /> : t("getsAny");
    return market?.pays ? t("getsAbout", { amount: formatAmount({ amount: market.pays, locale }) }) : t("getsAny");
  };
  return (
    <WayOutFrame
      title={t("title")}
      gets={gets()}
      when={t(verified ? "whenVerified" : "whenMarket")}
      risk={t(verified ? "riskVerified" : "riskMarket")}
    >
      <KeyValueList>
        <KeyValueRow label={t("redeem")} value={t("redeemValue")} note={t("redeemNote")} />
        <KeyValueRow label={t("payable")} value={<TokenAmount amount={amountOf("USDC", redeemableNow(protocol))} />} />
        {market?.pays && sold ? (
          <KeyValueRow
            label={t("market")}
            value={<TokenAmount amount={market.pays} />}
            note={t("marketQuoted", { amount: formatAmount({ amount: sold, locale }), number: formatCount({ count: market.blockNumber, locale }) })}
          />
        ) : (
          <KeyValueRow label={t("market")} value={market?.reason ? sentenceOf(market.reason) : t("marketValue")} note={!market && t("marketNote")} />
        )}
      </KeyValueList>
      <div className="mt-5 grid gap-3">
        {verified && (
          <ButtonLink href={`/mint?tab=redeem${carried}`} size="lg" wide>
            {t("toRedeem")}
          </ButtonLink>
        )}
        {hasMarket(appChainId) && (
          <ButtonLink href={`/mint?tab=swap${carried}`} size="lg" wide>
            {t("toMarket")}
          </ButtonLink>
        )}
      </div>
    </WayOutFrame>
  );
}
