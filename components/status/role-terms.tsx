import { useLocale, useTranslations } from "next-intl";
import { formatDuration } from "@/lib/format";
import type { Holder, Role } from "@/lib/server/status/governance";
import { roleChanges } from "@/lib/server/status/role-changes";
import { Address } from "./address";
import { AtDeployment } from "./at-deployment";
import { Moment } from "./moment";
import { useRoleName } from "./role-name";

/** Who holds a role, each on which terms. */
export function Holders({ role, time }: { role: Role; time: number }) {
  const t = useTranslations("statusPage.roles");
  const nameOf = useRoleName();
  const waits = useWaits();
  const { id, holders, deployed } = role;
  const others = roleChanges(role).holders;
  if (holders.length === 0) return t("nobody");
  return (
    <ul>
      {holders.map((holder) => (
        <li key={holder.account}>
          <Address value={holder.account} of={nameOf(id)} /> <Terms holder={holder} time={time} />{" "}
          {deployed && others.includes(holder) && <AtDeployment>{waits(deployed.delay)}</AtDeployment>}
        </li>
      ))}
    </ul>
  );
}

/** How long a holder waits, and what about that is to change. */
function Terms({ holder: { delay, since, next }, time }: { holder: Holder; time: number }) {
  const t = useTranslations("statusPage.roles");
  const waits = useWaits();
  return (
    <span className="text-ink-2">
      {waits(delay)}
      {since > time && t.rich("notYet", { time: () => <Moment timestamp={since} /> })}
      {next && t.rich("next", { terms: waits(next.delay), time: () => <Moment timestamp={next.from} /> })}
    </span>
  );
}

/** How long somebody waits between announcing and doing, in seconds. */
function useWaits(): (seconds: number) => string {
  const t = useTranslations("statusPage.roles");
  const locale = useLocale();
  return (seconds) => (seconds === 0 ? t("atOnce") : t("after", { delay: formatDuration({ seconds, locale }) }));
}

/** Who gives a role, and when it is held then. */
export function GivenBy({ role }: { role: Role }) {
  const t = useTranslations("statusPage.roles");
  const locale = useLocale();
  const nameOf = useRoleName();
  const given = ({ admin, grantDelay: seconds }: Pick<Role, "admin" | "grantDelay">) => {
    const name = nameOf(admin);
    return seconds === 0 ? t("givenAtOnce", { name }) : t("given", { name, delay: formatDuration({ seconds, locale }) });
  };
  return (
    <div>
      {given(role)} {role.deployed && roleChanges(role).given && <AtDeployment>{given(role.deployed)}</AtDeployment>}
    </div>
  );
}

/** Who may cancel what a role has scheduled. */
export function Guardian({ role }: { role: Role }) {
  const nameOf = useRoleName();
  return (
    <div>
      {nameOf(role.guardian)} {role.deployed && roleChanges(role).guardian && <AtDeployment>{nameOf(role.deployed.guardian)}</AtDeployment>}
    </div>
  );
}
