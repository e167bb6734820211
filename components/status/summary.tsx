import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Status } from "@/lib/server/status/read-status";
import { statusValues } from "@/lib/server/status/reason-values";
import { State } from "./state";

/** Whether everything is in order, and what is not. */
export function Summary({ status }: { status: Status }) {
  const t = useTranslations("statusPage");
  const reason = useTranslations("status");
  const locale = useLocale();
  if (status.healthy) {
    return (
      <p className="text-lead">
        <State dot="good">{t("healthy")}</State>
      </p>
    );
  }
  return (
    <Notice tone="warn" title={t("unhealthy")}>
      <ul>
        {status.reasons.map(({ code, contracts }) => (
          <li key={code}>{reason(code, statusValues({ contracts, locale }))}</li>
        ))}
      </ul>
    </Notice>
  );
}
