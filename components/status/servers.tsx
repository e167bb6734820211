import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { DotState } from "@/components/ui/state-dot";
import { formatCount } from "@/lib/format";
import type { StatusReport } from "@/lib/server/status/report";
import { Moment } from "./moment";
import { State } from "./state";

const dots: Readonly<Record<StatusReport["servers"][number]["state"], DotState>> = {
  answers: "good",
  behind: "waiting",
  failed: "bad",
  "wrong-chain": "bad",
  "not-asked": "off",
};

/** The servers through which this site reads the chain, by number: their addresses may carry keys. */
export function Servers({ servers }: { servers: StatusReport["servers"] }) {
  const t = useTranslations("statusPage.servers");
  const locale = useLocale();
  return (
    <section aria-labelledby="servers" className="min-w-0 border-t border-rule pt-4">
      <h2 id="servers" className="text-title">
        {t("title")}
      </h2>
      <Answered servers={servers} />
      <div className="mt-3">
        <DataTable
          caption={t("caption")}
          columns={[
            { id: "server", label: t("server") },
            { id: "state", label: t("state") },
            // Not set as a figure, which never wraps: with nothing to focus in it, this table must not have to scroll.
            { id: "head", label: t("head") },
            { id: "answer", label: t("answer") },
          ]}
          rows={servers.map(({ state, head, answeredAt }, index) => ({
            id: String(index),
            cells: [
              index + 1,
              <State key="state" dot={dots[state]}>
                {t(`is.${state}`)}
              </State>,
              head === undefined ? t("unknown") : formatCount({ count: head, locale }),
              answeredAt === undefined ? t("never") : <Moment key="answer" timestamp={answeredAt} />,
            ],
          }))}
        />
      </div>
    </section>
  );
}

/** When any of them answered last: how old what this page shows may be. */
function Answered({ servers }: { servers: StatusReport["servers"] }) {
  const t = useTranslations("statusPage.servers");
  const last = Math.max(...servers.map(({ answeredAt = 0 }) => answeredAt));
  return <p className="mt-1 text-note text-ink-2">{last > 0 ? t.rich("lastAnswer", { time: () => <Moment timestamp={last} /> }) : t("noAnswer")}</p>;
}
