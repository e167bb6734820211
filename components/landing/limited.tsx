import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { ProtocolView } from "@/lib/queries";
import { statusValues } from "@/lib/server/status/reason-values";
import { protocolReasons } from "@/lib/server/status/reasons";

/** What does not work at this block, beside the figures that it concerns; nothing while everything does. */
export function Limited({ view }: { view: ProtocolView }) {
  const t = useTranslations("landing.now");
  const status = useTranslations("status");
  const locale = useLocale();
  const reasons = protocolReasons(view);
  if (reasons.length === 0) return null;
  return (
    <Notice tone="warn" title={t("limited")}>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{status(reason, statusValues({ locale }))}</li>
        ))}
      </ul>
    </Notice>
  );
}
