"use client";

import { useLocale, useTranslations } from "next-intl";
import { NextSteps } from "@/components/form/next-steps";
import { TokenAmount } from "@/components/money/token-amount";
import { Button } from "@/components/ui/button";
import { KeyValueRow } from "@/components/ui/key-value";
import { PageLink } from "@/components/ui/page-link";
import type { UnstakeForm } from "@/hooks/stake/use-unstake-form";
import { ticketWait } from "@/lib/finance";
import { formatDate, formatDuration } from "@/lib/format";
import { amountOf, formatAmount } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { WayButton } from "./way-button";
import { WayOut } from "./way-out";

/** The way that costs nothing: a ticket that is served in its turn. */
export function QueueWay({ form, protocol }: { form: UnstakeForm; protocol: ProtocolView }) {
  const t = useTranslations("unstake.queue");
  const locale = useLocale();
  const { screen: { queue }, request, exitNow, submitRequest } = form;
  const free = protocol.sheet.freeLiquidity;
  const wait = formatDuration({ seconds: ticketWait, locale });
  return (
    <WayOut
      title={t("title")}
      gets={queue.estimate ? t("gets", { amount: formatAmount({ amount: queue.estimate, locale }) }) : t("nothingTyped")}
      when={queue.earliest !== undefined && t("when", { date: formatDate({ timestamp: queue.earliest, locale }), wait })}
      risk={t("risk")}
      transaction={request}
      onSubmit={submitRequest}
      rows={
        <>
          <KeyValueRow label={t("fee")} value={t("feeNone")} />
          <KeyValueRow label={t("ahead")} value={<TokenAmount amount={queue.ahead ?? amountOf("AID", 0n)} rounding="up" />} note={t("aheadNote")} />
          <KeyValueRow label={t("free")} value={<TokenAmount amount={amountOf("AID", free > 0n ? free : 0n)} />} note={t("freeNote")} />
        </>
      }
      button={<WayButton action={queue.action} label={t("button")} variant="primary" otherBusy={exitNow.busy} />}
      done={
        <NextSteps note={t("done")}>
          <PageLink href="/stake?tab=tickets">{t("toTickets")}</PageLink>
          <Button onClick={request.dismiss}>{t("more")}</Button>
        </NextSteps>
      }
    />
  );
}
