import { useTranslations } from "next-intl";
import { TokenAmount } from "@/components/money/token-amount";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import { PageLink } from "@/components/ui/page-link";
import { amountOf } from "@/lib/money";
import type { Due, ProtocolView } from "@/lib/queries";
import type { Part } from "@/lib/server/status/last-good";
import { Section } from "./section";

type QueueProps = {
  protocol: Part<ProtocolView>;
  /** What a service would do; null where nothing is due, undefined where that is not known. */
  due: Due | null | undefined;
};

/** The queue out of sAID: who is first, what waits, what is due, and what is left for leaving at once. */
export function Queue({ protocol, due }: QueueProps) {
  const t = useTranslations("statusPage.queue");
  return (
    <Section id="queue" title={t("title")} part={protocol} blockOf={({ blockNumber, timestamp }) => ({ number: blockNumber, timestamp })}>
      {({ exits }) => (
        <KeyValueList>
          <KeyValueRow label={t("head")} value={exits.head < exits.next ? <PageLink href={`/tickets/${String(exits.head)}`}>{t("ticket", { id: String(exits.head) })}</PageLink> : t("nobody")} />
          <KeyValueRow label={t("length")} value={t("numbers", { count: Number(exits.next - exits.head) })} note={t("lengthNote")} />
          <KeyValueRow label={t("waiting")} value={<TokenAmount amount={amountOf("AID", exits.unservedAssets)} rounding="up" />} />
          {due !== undefined && <KeyValueRow label={t("due")} value={<TokenAmount amount={amountOf("AID", due?.assets ?? 0n)} />} />}
          <KeyValueRow label={t("setAside")} value={<TokenAmount amount={amountOf("AID", exits.setAside)} />} />
          <KeyValueRow label={t("free")} value={<TokenAmount amount={amountOf("AID", exits.freeAfterQueue)} />} note={t("freeNote")} />
        </KeyValueList>
      )}
    </Section>
  );
}
