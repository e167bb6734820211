"use client";

import { useLocale, useTranslations } from "next-intl";
import { Effect } from "@/components/form/effect";
import { TokenAmount } from "@/components/money/token-amount";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import type { RedeemForm } from "@/hooks/mint/use-redeem-form";
import { formatDate } from "@/lib/format";
import { amountOf, formatExact, usdcToAid } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";

/** What can be redeemed now, from what it is paid, and what it does to the balance sheet. */
export function RedeemFacts({ form, protocol }: { form: RedeemForm; protocol: ProtocolView }) {
  const t = useTranslations("redeem");
  const mint = useTranslations("mint");
  const locale = useLocale();
  const { cash } = protocol.sheet;
  const { redeemable } = protocol.reserves;
  const { effect, verification } = form.screen;
  const burned = form.screen.receives && usdcToAid(form.screen.receives);
  return (
    <>
      <section aria-labelledby="capacity" className="border-t-2 border-rule-strong pt-4">
        <h2 id="capacity" className="mb-2 text-title">
          {t("capacity")}
        </h2>
        <KeyValueList>
          <KeyValueRow label={t("cash")} value={<TokenAmount amount={amountOf("USDC", cash)} />} />
          <KeyValueRow label={t("bills")} value={<TokenAmount amount={amountOf("USDC", redeemable - cash)} />} />
          <KeyValueRow label={t("now")} value={<TokenAmount amount={amountOf("USDC", redeemable)} />} total />
          {verification.status === "verified" && (
            <KeyValueRow label={t("verification")} value={t("verifiedUntil", { date: formatDate({ timestamp: verification.until, locale }) })} />
          )}
        </KeyValueList>
        <p className="mt-2 text-note text-ink-2">{t("order")}</p>
      </section>
      {effect && (
        <Effect
          id="effect"
          title={mint("effect")}
          effect={effect}
          captionNow={t("effectNow")}
          captionAfter={burned && t("effectAfter", { amount: formatExact({ amount: burned, locale }) })}
        />
      )}
    </>
  );
}
