import { useTranslations } from "next-intl";
import type { Address as Account } from "viem";
import type { Governance as Rules } from "@/lib/server/status/governance";
import type { Part } from "@/lib/server/status/last-good";
import type { RosterName } from "@/lib/server/status/rosters";
import { Address } from "./address";
import { Roles } from "./roles";
import { Scheduled } from "./scheduled";
import { Section } from "./section";
import { Targets } from "./targets";

/** The lists of whose word the credit side takes, in the order of their showing. */
const lists = ["appraisers", "bailees", "attestingBailees", "auditors", "custodians"] as const satisfies readonly RosterName[];

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
        {({ roles, rules, block, logs }) => (
          <>
            <Roles roles={roles} functions={rules.functions} time={Number(block.timestamp)} />
            <div className="mt-6">
              <Targets targets={rules.targets} />
            </div>
            {!logs.complete && <p className="mt-2 text-note text-ink-2">{t("incomplete", { block: Number(logs.since) })}</p>}
          </>
        )}
      </Section>
      <Section id="attestors" title={t("attestors.title")} part={governance} blockOf={({ block }) => block}>
        {({ rosters, logs }) => (
          <>
            <p className="text-small">{t("attestors.lead")}</p>
            <Listed roster="attestors" accounts={rosters.attestors} />
            {!logs.complete && <p className="mt-2 text-note text-ink-2">{t("incomplete", { block: Number(logs.since) })}</p>}
          </>
        )}
      </Section>
      <Section id="rosters" title={t("rosters.title")} part={governance} blockOf={({ block }) => block}>
        {({ rosters, logs }) => (
          <>
            <p className="text-small">{t("rosters.lead")}</p>
            <dl className="mt-4 grid gap-x-8 gap-y-4 sm:grid-cols-2">
              {lists.map((roster) => (
                <div key={roster}>
                  <dt className="text-small font-medium">{t(`rosters.${roster}.title`)}</dt>
                  <dd>
                    <Listed roster={roster} accounts={rosters[roster]} />
                  </dd>
                </div>
              ))}
            </dl>
            {!logs.complete && <p className="mt-2 text-note text-ink-2">{t("incomplete", { block: Number(logs.since) })}</p>}
          </>
        )}
      </Section>
    </>
  );
}

/** Who is on a list, or what follows from its being empty. */
function Listed({ roster, accounts }: { roster: RosterName; accounts: readonly Account[] }) {
  const t = useTranslations("statusPage");
  const words = roster === "attestors" ? "attestors" : (`rosters.${roster}` as const);
  if (accounts.length === 0) return <p className="mt-2 text-small">{t(`${words}.nobody`)}</p>;
  return (
    <ul className="mt-2">
      {accounts.map((account) => (
        <li key={account}>
          <Address value={account} of={t(`${words}.one`)} />
        </li>
      ))}
    </ul>
  );
}
