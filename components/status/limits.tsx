import { useLocale, useTranslations } from "next-intl";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import { feedFloor, feedMaxAge, feedStatus, micro } from "@/lib/finance";
import { formatDuration } from "@/lib/format";
import { amountOf, formatAmount, formatScaled, tokens } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { mintableNow } from "@/lib/screens";
import type { Governance } from "@/lib/server/status/governance";
import type { Part } from "@/lib/server/status/last-good";
import { Moment } from "./moment";
import { Section } from "./section";
import { State } from "./state";

const blockOf = ({ blockNumber, timestamp }: ProtocolView) => ({ number: blockNumber, timestamp });

/** Decimals of a price of USDC: a depeg begins in the third. */
const PRICE_DECIMALS = 4;

type LimitsProps = { protocol: Part<ProtocolView>; governance: Part<Governance> };

/** What can be minted, what is paused, and the price that minting depends on. */
export function Limits({ protocol, governance }: LimitsProps) {
  const t = useTranslations("statusPage");
  return (
    <>
      <Section id="caps" title={t("caps.title")} part={protocol} blockOf={blockOf}>
        {(view) => <Caps view={view} />}
      </Section>
      <Section id="pauses" title={t("pauses.title")} part={protocol} blockOf={blockOf}>
        {(view) => <Pauses view={view} closed={governance.last?.rules.targets.filter((target) => target.closed).map(({ contract }) => contract)} />}
      </Section>
      <Section id="feed" title={t("feed.title")} part={protocol} blockOf={blockOf}>
        {(view) => <Feed view={view} />}
      </Section>
    </>
  );
}

function Caps({ view }: { view: ProtocolView }) {
  const { minting } = view;
  const t = useTranslations("statusPage.caps");
  const locale = useLocale();
  const money = (raw: bigint) => formatAmount({ amount: amountOf("USDC", raw), locale });
  const symbol = tokens.USDC.symbol;
  return (
    <KeyValueList>
      <KeyValueRow label={t("mintable")} value={`${money(mintableNow(view))} ${symbol}`} />
      <KeyValueRow label={t("block")} value={t("left", { left: money(minting.blockLeft), cap: money(minting.blockCap * micro), symbol })} />
      <KeyValueRow label={t("day")} value={t("left", { left: money(minting.dayLeft), cap: money(minting.dayCap * micro), symbol })} />
    </KeyValueList>
  );
}

function Pauses({ view: { minting, reserves }, closed }: { view: ProtocolView; closed: readonly string[] | undefined }) {
  const t = useTranslations("statusPage.pauses");
  const rows = [
    ["minting", minting.paused, "paused", "open"],
    ["usdc", minting.usdcPaused, "paused", "open"],
    ["treasury", minting.treasuryFrozen, "frozen", "open"],
    ["sanctions", !minting.sanctionsLive, "silent", "answers"],
    ["bills", !reserves.billsLive, "silent", "answers"],
  ] as const;
  return (
    <KeyValueList>
      {rows.map(([what, wrong, bad, good]) => (
        <KeyValueRow key={what} label={t(what)} value={<State dot={wrong ? "bad" : "good"}>{t(wrong ? bad : good)}</State>} />
      ))}
      {closed && closed.length > 0 && (
        <KeyValueRow label={t("closed")} value={<State dot="bad">{closed.join(", ")}</State>} />
      )}
    </KeyValueList>
  );
}

function Feed({ view: { feed, timestamp } }: { view: ProtocolView }) {
  const t = useTranslations("statusPage.feed");
  const mint = useTranslations("mint");
  const locale = useLocale();
  const state = feedStatus(feed, timestamp);
  const price = (value: bigint) =>
    formatScaled({ value, decimals: feed.decimals, minDecimals: PRICE_DECIMALS, maxDecimals: PRICE_DECIMALS, locale });
  return (
    <KeyValueList>
      <KeyValueRow label={t("state")} value={<State dot={state === "holds" ? "good" : "bad"}>{t(`is.${state}`)}</State>} />
      {feed.live && (
        <>
          <KeyValueRow label={t("answer")} value={mint("feedValue", { price: price(feed.answer) })} note={t("floor", { price: price(feedFloor(feed.decimals)) })} />
          <KeyValueRow
            label={t("age")}
            value={formatDuration({ seconds: timestamp - feed.updatedAt, locale })}
            note={t.rich("limit", {
              limit: formatDuration({ seconds: feedMaxAge, locale }),
              time: () => <Moment timestamp={Number(feed.updatedAt)} />,
            })}
          />
        </>
      )}
    </KeyValueList>
  );
}
