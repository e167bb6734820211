import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { DotState } from "@/components/ui/state-dot";
import { formatCount } from "@/lib/format";
import type { StatusReport } from "@/lib/server/status/report";
import { State } from "./state";

const dots: Readonly<Record<StatusReport["servers"][number]["state"], DotState>> = {
  answers: "good",
  behind: "waiting",
  resting: "bad",
  "wrong-chain": "bad",
  "not-asked": "off",
};

/** The servers through which this site reads the chain, by number: their addresses may carry keys. */
export function Servers({ servers }: { servers: StatusReport["servers"] }) {
  const t = useTranslations("statusPage.servers");
  const locale = useLocale();
  return (
    <section aria-labelledby="servers" className="min-w-0 border-t border-rule pt-4">
      <h2 id="servers" className="mb-3 text-title">
        {t("title")}
      </h2>
      <DataTable
        caption={t("caption")}
        columns={[
          { id: "server", label: t("server") },
          { id: "state", label: t("state") },
          // Not set as a figure, which never wraps: with nothing to focus in it, this table must not have to scroll.
          { id: "head", label: t("head") },
        ]}
        rows={servers.map(({ state, head }, index) => ({
          id: String(index),
          cells: [
            index + 1,
            <State key="state" dot={dots[state]}>
              {t(`is.${state}`)}
            </State>,
            head === undefined ? t("unknown") : formatCount({ count: head, locale }),
          ],
        }))}
      />
    </section>
  );
}
