import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { roleNameOf } from "@/lib/chain/roles";
import { formatDuration } from "@/lib/format";
import type { Governance as Rules, Holder, Operation, Role } from "@/lib/server/status/governance";
import type { Part } from "@/lib/server/status/last-good";
import { Address } from "./address";
import { Moment } from "./moment";
import { Section } from "./section";

/** Who may do what and after how long, and what is about to be done. */
export function Governance({ governance }: { governance: Part<Rules> }) {
  const t = useTranslations("statusPage");
  return (
    <>
      <Section id="scheduled" title={t("scheduled.title")} part={governance} blockOf={({ block }) => block}>
        {({ operations, logs }) => (
          <>
            {operations.length > 0 ? <Scheduled operations={operations} /> : <p className="text-small">{t("scheduled.nothing")}</p>}
            {!logs.complete && <p className="mt-2 text-note text-ink-2">{t("incomplete", { block: Number(logs.since) })}</p>}
          </>
        )}
      </Section>
      <Section id="roles" title={t("roles.title")} part={governance} blockOf={({ block }) => block}>
        {({ roles, block, logs }) => (
          <>
            <Roles roles={roles} time={Number(block.timestamp)} />
            {!logs.complete && <p className="mt-2 text-note text-ink-2">{t("incomplete", { block: Number(logs.since) })}</p>}
          </>
        )}
      </Section>
      <Section id="attestors" title={t("attestors.title")} part={governance} blockOf={({ block }) => block}>
        {({ attestors, logs }) => (
          <>
            <p className="text-small">{t("attestors.lead")}</p>
            {attestors.length > 0 ? <Attestors attestors={attestors} /> : <p className="mt-2 text-small">{t("attestors.nobody")}</p>}
            {!logs.complete && <p className="mt-2 text-note text-ink-2">{t("incomplete", { block: Number(logs.since) })}</p>}
          </>
        )}
      </Section>
    </>
  );
}

function Attestors({ attestors }: Pick<Rules, "attestors">) {
  const t = useTranslations("statusPage.attestors");
  return (
    <ul className="mt-2">
      {attestors.map((attestor) => (
        <li key={attestor}>
          <Address value={attestor} of={t("one")} />
        </li>
      ))}
    </ul>
  );
}

function Scheduled({ operations }: { operations: readonly Operation[] }) {
  const t = useTranslations("statusPage.scheduled");
  return (
    <DataTable
      caption={t("caption")}
      columns={[
        { id: "call", label: t("call") },
        { id: "from", label: t("from") },
        { id: "until", label: t("until") },
        { id: "by", label: t("by") },
      ]}
      rows={operations.map(({ id, call, readyAt, expiresAt, caller }) => ({
        id,
        cells: [
          <code key="call" className="font-mono text-[0.92em] break-all">
            {call}
          </code>,
          <Moment key="from" timestamp={readyAt} />,
          <Moment key="until" timestamp={expiresAt} />,
          <Address key="by" value={caller} of={t("caller", { call })} />,
        ],
      }))}
    />
  );
}

function Roles({ roles, time }: { roles: readonly Role[]; time: number }) {
  const t = useTranslations("statusPage.roles");
  const nameOf = (id: bigint) => {
    const name = roleNameOf(id);
    return name ? t(`name.${name}`) : t("unnamed", { id: String(id) });
  };
  return (
    <DataTable
      caption={t("caption")}
      columns={[
        { id: "role", label: t("role") },
        { id: "holders", label: t("holders") },
        { id: "guardian", label: t("guardian") },
      ]}
      rows={roles.map(({ id, holders, guardian }) => ({
        id: String(id),
        cells: [
          nameOf(id),
          holders.length > 0 ? (
            <ul key="holders">
              {holders.map((holder) => (
                <li key={holder.account}>
                  <Address value={holder.account} of={nameOf(id)} /> <Terms holder={holder} time={time} />
                </li>
              ))}
            </ul>
          ) : (
            t("nobody")
          ),
          nameOf(guardian),
        ],
      }))}
    />
  );
}

/** How long a holder waits, and what about that is to change. */
function Terms({ holder: { delay, since, next }, time }: { holder: Holder; time: number }) {
  const t = useTranslations("statusPage.roles");
  const locale = useLocale();
  const waits = (seconds: number) => (seconds === 0 ? t("atOnce") : t("after", { delay: formatDuration({ seconds, locale }) }));
  return (
    <span className="text-ink-2">
      {waits(delay)}
      {since > time && t.rich("notYet", { time: () => <Moment timestamp={since} /> })}
      {next && t.rich("next", { terms: waits(next.delay), time: () => <Moment timestamp={next.from} /> })}
    </span>
  );
}
