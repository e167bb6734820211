import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
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

/** Which contract answers for which figure, so that anyone can ask it without us. */
export function Sources({ addresses, explorer }: SourcesProps) {
  const t = useTranslations("landing.sources");
  const common = useTranslations("common");
  return (
    <Disclosure summary={t("title")}>
      <p className="mb-2 max-w-[64ch] text-ink-2">{t("intro")}</p>
      <div className="max-w-[44rem]">
        <KeyValueList>
          {sources.map(({ figure, contract, call }) => (
            <KeyValueRow
              key={figure}
              label={t(figure)}
              value={
                <span className="inline-flex flex-wrap items-center justify-end gap-x-2">
                  <code className="font-mono text-[0.92em]">{`${contract}.${call}`}</code>
                  <Hash
                    value={addresses[contract]}
                    href={explorer && `${explorer}/address/${addresses[contract]}`}
                    copyLabel={t("copy", { contract })}
                    copiedLabel={common("copied")}
                  />
                </span>
              }
            />
          ))}
        </KeyValueList>
      </div>
    </Disclosure>
  );
}
