import { useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import { Hash } from "@/components/ui/hash";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import type { ContractName, DeploymentAddresses } from "@/lib/chain/addresses";

const sources = [
  { figure: "supply", contract: "AID", call: "totalSupply()" },
  { figure: "backing", contract: "Treasury", call: "balanceSheet()" },
  { figure: "sharePrice", contract: "StakedAID", call: "entryPrice()" },
  { figure: "mintable", contract: "Issuer", call: "mintable()" },
  { figure: "all", contract: "Lens", call: "protocol()" },
] as const satisfies readonly { figure: string; contract: ContractName; call: string }[];

type SourcesProps = { addresses: DeploymentAddresses; explorer: string | undefined };

/** Which contract answers for which figure, so that anyone can ask it without us, and where the rest can be checked. */
export function Sources({ addresses, explorer }: SourcesProps) {
  const t = useTranslations("landing");
  const common = useTranslations("common");
  return (
    <div className="max-w-[46rem]">
      <KeyValueList>
        {sources.map(({ figure, contract, call }) => (
          <KeyValueRow
            key={figure}
            label={t(`sources.${figure}`)}
            value={
              <span className="inline-flex flex-wrap items-center justify-end gap-x-2">
                <code className="font-mono text-[0.92em]">{`${contract}.${call}`}</code>
                <Hash
                  value={addresses[contract]}
                  href={explorer && `${explorer}/address/${addresses[contract]}`}
                  copyLabel={t("sources.copy", { contract })}
                  copiedLabel={common("copied")}
                />
              </span>
            }
          />
        ))}
      </KeyValueList>
      <p className="mt-4 flex flex-wrap gap-x-6 gap-y-2 text-small">
        <PageLink href="/status">
          {t("verify.status")}
        </PageLink>
        <PageLink href="/security">
          {t("verify.addresses")}
        </PageLink>
      </p>
    </div>
  );
}
