import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { DotState } from "@/components/ui/state-dot";
import type { CodeState, ContractCodes } from "@/lib/server/status/contract-codes";
import type { Part } from "@/lib/server/status/last-good";
import { Address } from "./address";
import { Section } from "./section";
import { State } from "./state";

const dots: Readonly<Record<CodeState, DotState>> = { built: "good", outside: "good", other: "bad", none: "bad" };

/** Every contract, where it is, and whether what stands there is the code that this repository builds. */
export function Contracts({ codes }: { codes: Part<ContractCodes> }) {
  const t = useTranslations("statusPage.contracts");
  return (
    <Section id="contracts" title={t("title")} part={codes} blockOf={({ block }) => block}>
      {({ contracts }) => (
        <DataTable
          caption={t("caption")}
          columns={[
            { id: "name", label: t("name") },
            { id: "address", label: t("address") },
            { id: "code", label: t("code") },
          ]}
          rows={contracts.map(({ name, address, code }) => ({
            id: name,
            cells: [
              name,
              <Address key="address" value={address} of={name} />,
              <State key="code" dot={dots[code]}>
                {t(`state.${code}`)}
              </State>,
            ],
          }))}
        />
      )}
    </Section>
  );
}
