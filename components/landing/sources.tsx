import { useTranslations } from "next-intl";
import { SourceRow } from "@/components/form/source-row";
import { PageLink } from "@/components/ui/page-link";
import { KeyValueList } from "@/components/ui/key-value";
import type { ContractName } from "@/lib/chain/addresses";

const sources = [
  { figure: "supply", contract: "AID", call: "totalSupply()" },
  { figure: "backing", contract: "Treasury", call: "balanceSheet()" },
  { figure: "sharePrice", contract: "StakedAID", call: "entryPrice()" },
  { figure: "mintable", contract: "Issuer", call: "mintable()" },
  { figure: "all", contract: "Lens", call: "protocol()" },
] as const satisfies readonly { figure: string; contract: ContractName; call: string }[];

/** Which contract answers for which figure, so that anyone can ask it without us, and where the rest can be checked. */
export function Sources() {
  const t = useTranslations("landing");
  return (
    <div className="max-w-[46rem]">
      <KeyValueList>
        {sources.map(({ figure, contract, call }) => (
          <SourceRow key={figure} label={t(`sources.${figure}`)} contract={contract} call={call} />
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
