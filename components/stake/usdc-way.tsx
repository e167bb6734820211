"use client";

import { useTranslations } from "next-intl";
import { TokenAmount } from "@/components/money/token-amount";
import { ButtonLink } from "@/components/ui/button-link";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import type { UnstakeForm } from "@/hooks/stake/use-unstake-form";
import { hasMarket } from "@/lib/chain/addresses";
import { appChainId } from "@/lib/chain/app-chain";
import { aidToUsdc, amountOf } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { redeemableNow } from "@/lib/screens";
import { WayOutFrame } from "./way-out";

/** What the AID becomes afterwards: redeemed one for one by who is verified, sold on the market by who is not. */
export function UsdcWay({ form, protocol }: { form: UnstakeForm; protocol: ProtocolView }) {
  const t = useTranslations("unstake.usdc");
  const { screen: { now, queue }, account } = form;
  const verified = account?.verified === true;
  const aid = now.quote ? amountOf("AID", now.quote.assets) : queue.estimate;
  const usdc = aid && aidToUsdc(aid).usdc;
  return (
    <WayOutFrame
      title={t("title")}
      gets={usdc && verified ? <TokenAmount amount={usdc} /> : t("getsAny")}
      when={t(verified ? "whenVerified" : "whenMarket")}
      risk={t(verified ? "riskVerified" : "riskMarket")}
    >
      <KeyValueList>
        <KeyValueRow label={t("redeem")} value={t("redeemValue")} note={t("redeemNote")} />
        <KeyValueRow label={t("payable")} value={<TokenAmount amount={amountOf("USDC", redeemableNow(protocol))} />} />
        <KeyValueRow label={t("market")} value={t("marketValue")} note={t("marketNote")} />
      </KeyValueList>
      <div className="mt-5 grid gap-3">
        {verified && (
          <ButtonLink href="/mint?tab=redeem" size="lg" wide>
            {t("toRedeem")}
          </ButtonLink>
        )}
        {hasMarket(appChainId) && (
          <ButtonLink href="/mint?tab=swap" size="lg" wide>
            {t("toMarket")}
          </ButtonLink>
        )}
      </div>
    </WayOutFrame>
  );
}
