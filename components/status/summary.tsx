import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Findings } from "@/lib/server/status/findings";
import { statusValues } from "@/lib/server/status/reason-values";
import { State } from "./state";

type SummaryProps = { findings: Findings; /** How many servers of the chain there are. */ servers: number };

/** Whether everything is in order, what is not, and what of this page is not known. */
export function Summary({ findings, servers }: SummaryProps) {
  const t = useTranslations("statusPage");
  const reason = useTranslations("status");
  const locale = useLocale();
  const { inOrder, reasons, unread, searchedSince, failingServers } = findings;
  if (inOrder) {
    return (
      <p className="text-lead">
        <State dot="good">{t("healthy")}</State>
      </p>
    );
  }
  const titles = {
    protocol: [t("caps.title"), t("pauses.title"), t("feed.title")],
    codes: [t("contracts.title")],
    lending: [t("lending.title")],
    governance: [t("scheduled.title"), t("roles.title"), t("attestors.title"), t("rosters.title")],
  };
  return (
    <Notice tone="warn" title={reasons.length > 0 ? t("unhealthy") : t("partly")}>
      <ul className="grid gap-1">
        {reasons.map(({ code, ...about }) => (
          <li key={code}>{reason(code, statusValues({ ...about, locale }))}</li>
        ))}
        {unread.length > 0 && <li>{t("unread", { parts: unread.flatMap((part) => titles[part]).join(", ") })}</li>}
        {searchedSince !== undefined && <li>{t("incomplete", { block: Number(searchedSince) })}</li>}
        {failingServers > 0 && <li>{t("servers.failing", { failing: failingServers, all: servers })}</li>}
      </ul>
    </Notice>
  );
}
