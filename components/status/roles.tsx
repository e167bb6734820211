import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { adminRole, publicRole } from "@/lib/chain/roles";
import type { AccessRules, FunctionRule } from "@/lib/server/status/access-rules";
import type { Role } from "@/lib/server/status/governance";
import { AtDeployment } from "./at-deployment";
import { useRoleName } from "./role-name";
import { GivenBy, Guardian, Holders } from "./role-terms";

type RolesProps = {
  roles: readonly Role[];
  functions: AccessRules["functions"];
  /** Of the block, unix seconds. */
  time: number;
};

/** What each role may do, who holds it on which terms, and who else has a say in that. */
export function Roles({ roles, functions, time }: RolesProps) {
  const t = useTranslations("statusPage.roles");
  const nameOf = useRoleName();
  const of = (role: bigint) => functions.filter((rule) => rule.role === role);
  const open = of(publicRole);
  const rows = roles.map((role) => ({
    id: String(role.id),
    cells: [
      nameOf(role.id),
      <May key="may" role={role.id} functions={of(role.id)} />,
      <Holders key="holders" role={role} time={time} />,
      <GivenBy key="givenBy" role={role} />,
      <Guardian key="guardian" role={role} />,
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
          {specified !== role && <AtDeployment>{nameOf(specified)}</AtDeployment>}
        </li>
      ))}
    </ul>
  );
}
