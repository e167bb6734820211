import { useTranslations } from "next-intl";
import type { Governance as Rules } from "@/lib/server/status/governance";
import type { Part } from "@/lib/server/status/last-good";
import { Address } from "./address";
import { Roles } from "./roles";
import { Scheduled } from "./scheduled";
import { Section } from "./section";
import { Targets } from "./targets";

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
