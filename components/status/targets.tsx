import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { formatDuration } from "@/lib/format";
import type { Target } from "@/lib/server/status/access-rules";
import { State } from "./state";

/** The contracts that ask the AccessManager: whether the roles can act on them, and how long a change of that waits. */
export function Targets({ targets }: { targets: readonly Target[] }) {
  const t = useTranslations("statusPage.targets");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("caption")}
      columns={[
        { id: "contract", label: t("contract") },
        { id: "state", label: t("state") },
        { id: "wait", label: t("wait") },
      ]}
      rows={targets.map((target) => ({
        id: target.contract,
        cells: [
          target.contract,
          <State key="state" dot={stateOf(target) === "open" ? "good" : "bad"}>
            {t(stateOf(target))}
          </State>,
          target.adminDelay === 0 ? t("none") : formatDuration({ seconds: target.adminDelay, locale }),
        ],
      }))}
    />
  );
}

function stateOf({ elsewhere, closed }: Target): "open" | "closed" | "elsewhere" {
  if (elsewhere) return "elsewhere";
  return closed ? "closed" : "open";
}
