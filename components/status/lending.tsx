import { useLocale, useTranslations } from "next-intl";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import { amountOf, formatAmount, formatBps, formatScaled, tokens } from "@/lib/money";
import type { Part } from "@/lib/server/status/last-good";
import type { Lending as Limits } from "@/lib/server/status/lending";
import { Section } from "./section";
import { State } from "./state";

/** Whether new deals are made, how many are open, and what bounds the next one. */
export function Lending({ lending }: { lending: Part<Limits> }) {
  const t = useTranslations("statusPage.lending");
  return (
    <Section id="lending" title={t("title")} part={lending} blockOf={({ block }) => block}>
      {(limits) => <Bounds limits={limits} />}
    </Section>
  );
}

function Bounds({ limits: { paused, proposed, open, mostOpen, lent, concentrationBps, mostWithOne, reserveBps } }: { limits: Limits }) {
  const t = useTranslations("statusPage.lending");
  const locale = useLocale();
  const money = (raw: bigint) => `${formatAmount({ amount: amountOf("USDC", raw), locale })} ${tokens.USDC.symbol}`;
  return (
    <KeyValueList>
      <KeyValueRow label={t("deals")} value={<State dot={paused ? "bad" : "good"}>{t(paused ? "paused" : "open")}</State>} note={t("dealsNote")} />
      <KeyValueRow label={t("proposed")} value={formatScaled({ value: proposed, decimals: 0, maxDecimals: 0, locale })} />
      <KeyValueRow label={t("positions")} value={t("positionsOf", { open, most: Number(mostOpen) })} note={t("positionsNote")} />
      <KeyValueRow label={t("lent")} value={money(lent)} />
      <KeyValueRow label={t("withOne")} value={money(mostWithOne)} note={t("withOneNote", { share: formatBps({ bps: concentrationBps, locale }) })} />
      <KeyValueRow label={t("reserve")} value={formatBps({ bps: reserveBps, locale })} note={t("reserveNote")} />
    </KeyValueList>
  );
}
