import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { adminRole, publicRole } from "@/lib/chain/roles";
import { formatDuration } from "@/lib/format";
import type { AccessRules, FunctionRule } from "@/lib/server/status/access-rules";
import type { Holder, Role } from "@/lib/server/status/governance";
import { Address } from "./address";
import { Moment } from "./moment";
import { useRoleName } from "./role-name";
import { State } from "./state";

type RolesProps = {
  roles: readonly Role[];
  functions: AccessRules["functions"];
  /** Of the block, unix seconds. */
  time: number;
};

/** What each role may do, who holds it on which terms, and who else has a say in that. */
export function Roles({ roles, functions, time }: RolesProps) {
  const t = useTranslations("statusPage.roles");
  const locale = useLocale();
  const nameOf = useRoleName();
  const given = (name: string, seconds: number) =>
    seconds === 0 ? t("givenAtOnce", { name }) : t("given", { name, delay: formatDuration({ seconds, locale }) });
  const of = (role: bigint) => functions.filter((rule) => rule.role === role);
  const open = of(publicRole);
  const rows = roles.map(({ id, holders, guardian, admin, grantDelay }) => ({
    id: String(id),
    cells: [
      nameOf(id),
      <May key="may" role={id} functions={of(id)} />,
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
      given(nameOf(admin), grantDelay),
      nameOf(guardian),
    ],
  }));
  const anybody = { id: "anybody", cells: [nameOf(publicRole), <May key="may" role={publicRole} functions={open} />, "", "", ""] };
  return (
    <DataTable
      caption={t("caption")}
      columns={[
        { id: "role", label: t("role") },
        { id: "may", label: t("may") },
        { id: "holders", label: t("holders") },
        { id: "givenBy", label: t("givenBy") },
        { id: "guardian", label: t("guardian") },
      ]}
      rows={open.length > 0 ? [anybody, ...rows] : rows}
    />
  );
}

/** The functions that a role may call; one that the deployment gives to another role is marked. */
function May({ role, functions }: { role: bigint; functions: readonly FunctionRule[] }) {
  const t = useTranslations("statusPage.roles");
  const nameOf = useRoleName();
  const admin = role === adminRole;
  if (functions.length === 0) return admin ? t("mayAdmin") : t("mayNothing");
  return (
    <ul>
      {admin && <li>{t("mayAdmin")}</li>}
      {functions.map(({ contract, name, specified }) => (
        <li key={`${contract}.${name}`}>
          <code className="font-mono text-[0.92em] wrap-anywhere">{`${contract}.${name}`}</code>{" "}
          {specified !== role && (
            <span className="ml-1">
              <State dot="bad">{t("specified", { name: nameOf(specified) })}</State>
            </span>
          )}
        </li>
      ))}
    </ul>
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
