"use client";

import { useLocale, useTranslations } from "next-intl";
import { Holdings } from "@/components/form/holdings";
import { NextSteps } from "@/components/form/next-steps";
import { TokenAmount } from "@/components/money/token-amount";
import { Button } from "@/components/ui/button";
import { KeyValueRow } from "@/components/ui/key-value";
import type { UnstakeForm } from "@/hooks/stake/use-unstake-form";
import { exitToleranceBps } from "@/lib/finance";
import { amountOf, formatBps, formatPercent } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { feeAt } from "@/lib/screens";
import { FeeCurve } from "./fee-curve";
import { WayButton } from "./way-button";
import { WayOut } from "./way-out";

/** The way that is open at once: what is free now, less a fee that stays with the stakers. */
export function NowWay({ form, protocol }: { form: UnstakeForm; protocol: ProtocolView }) {
  const t = useTranslations("unstake.now");
  const locale = useLocale();
  const { screen: { now, shares }, exitNow, request, account, submitNow } = form;
  const { quote } = now;
  const yours = shares && feeAt(protocol, shares.raw);
  const percent = (rate: bigint) => formatPercent({ value: rate, decimals: 18, locale, minDecimals: 2, rounding: "up" });
  return (
    <WayOut
      title={t("title")}
      gets={quote ? <TokenAmount amount={amountOf("AID", quote.assets)} /> : t("nothing")}
      when={t("when")}
      risk={t("risk", { percent: formatBps({ bps: exitToleranceBps, locale }) })}
      transaction={exitNow}
      onSubmit={submitNow}
      rows={
        <>
          {quote && yours && (
            <KeyValueRow
              label={t("fee")}
              value={
                <>
                  <TokenAmount amount={amountOf("AID", quote.fee)} rounding="up" /> ({percent(yours.rate)})
                </>
              }
            />
          )}
          {now.least && <KeyValueRow label={t("least")} value={<TokenAmount amount={now.least} />} />}
          <KeyValueRow label={t("most")} value={<TokenAmount amount={now.most ?? amountOf("sAID", 0n)} />} note={t(account ? "mostYours" : "mostAll")} />
        </>
      }
      button={<WayButton action={now.action} label={t("button")} variant="secondary" otherBusy={request.busy} />}
      done={
        <NextSteps note={account && <Holdings first={amountOf("AID", account.aid)} second={amountOf("sAID", account.shares)} />}>
          <Button onClick={exitNow.dismiss}>{t("more")}</Button>
        </NextSteps>
      }
    >
      <FeeCurve protocol={protocol} yours={yours} />
    </WayOut>
  );
}
