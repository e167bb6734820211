"use client";

import { useLocale, useTranslations } from "next-intl";
import { Effect } from "@/components/form/effect";
import { Meter } from "@/components/form/meter";
import { TokenAmount } from "@/components/money/token-amount";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import type { MintForm } from "@/hooks/mint/use-mint-form";
import { feedFloor } from "@/lib/finance";
import { formatAge } from "@/lib/format";
import { amountOf, formatAmount, formatExact, formatPercent, formatScaled, ratio, wholeUnits } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { mintLimit } from "@/lib/screens";

/** What can be minted now, what limits it, and what it does to the balance sheet. */
export function MintFacts({ form, protocol, now }: { form: MintForm; protocol: ProtocolView; now: bigint }) {
  const t = useTranslations("mint");
  const locale = useLocale();
  const { minting } = protocol;
  const dayCap = wholeUnits("USDC", minting.dayCap);
  const { effect, receives, closed } = form.screen;
  return (
    <>
      <section aria-labelledby="capacity" className="border-t-2 border-rule-strong pt-4">
        <h2 id="capacity" className="mb-2 text-title">
          {t("capacity")}
        </h2>
        <KeyValueList>
          <KeyValueRow label={t("once")} value={<TokenAmount amount={amountOf("USDC", closed ? 0n : mintLimit(protocol))} />} />
          <KeyValueRow
            label={t("dayLeft")}
            value={<TokenAmount amount={amountOf("USDC", minting.dayLeft)} />}
            note={
              <>
                <Meter
                  label={t("meter", { percent: percentOf(minting.dayLeft, dayCap.raw, locale) })}
                  part={minting.dayLeft}
                  whole={dayCap.raw}
                />
                {t("dayLeftNote", { cap: formatAmount({ amount: dayCap, locale, minDecimals: 0 }) })}
              </>
            }
          />
          <FeedRow protocol={protocol} now={now} />
        </KeyValueList>
      </section>
      {effect && (
        <Effect
          id="effect"
          title={t("effect")}
          effect={effect}
          captionNow={t("effectNow")}
          captionAfter={receives && t("effectAfter", { amount: formatExact({ amount: receives, locale }) })}
        />
      )}
    </>
  );
}

function FeedRow({ protocol: { feed }, now }: { protocol: ProtocolView; now: bigint }) {
  const t = useTranslations("mint");
  const locale = useLocale();
  if (!feed.live) return <KeyValueRow label={t("feed")} value={t("feedUnknown")} />;
  const figure = { decimals: feed.decimals, locale, maxDecimals: 4 };
  return (
    <KeyValueRow
      label={t("feed")}
      value={t("feedValue", { price: formatScaled({ ...figure, value: feed.answer, minDecimals: 4 }) })}
      note={t("feedNote", {
        age: formatAge({ timestamp: feed.updatedAt, now, locale }),
        floor: formatScaled({ ...figure, value: feedFloor(feed.decimals) }),
      })}
    />
  );
}

function percentOf(part: bigint, whole: bigint, locale: string): string {
  return formatPercent({ value: ratio(part, whole) ?? 0n, decimals: 18, maxDecimals: 0, rounding: "down", locale });
}
