import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { DataTable } from "@/components/ui/data-table";
import { addresses, deployedContracts } from "@/lib/chain/addresses";
import { chainFacts } from "@/lib/chain/chains";

/** Every contract that the site works with on a chain, with its whole address, to compare and to copy. */
export function ContractTable({ chainId }: { chainId: number }) {
  const t = useTranslations("securityPage.contracts");
  const common = useTranslations("common");
  const { name: chain, explorer } = chainFacts(chainId);
  const deployment = addresses[chainId];
  if (!deployment) return <p>{t("none", { chain })}</p>;
  return (
    <>
      <p className="mb-4">{t("intro", { chain })}</p>
      <DataTable
        caption={t("title")}
        hideCaption
        columns={[
          { id: "name", label: t("name") },
          { id: "address", label: t("address") },
        ]}
        rows={deployedContracts(deployment).map(([contract, address]) => {
          const code = <code className="font-mono text-[0.92em] break-all">{address}</code>;
          return {
            id: contract,
            cells: [
              contract,
              <span key="address" className="flex items-start gap-1">
                {explorer ? (
                  <a href={`${explorer.url}/address/${address}`} target="_blank" rel="noreferrer">
                    {code}
                  </a>
                ) : (
                  code
                )}
                <CopyButton text={address} label={common("copyAddress", { contract })} copiedLabel={common("copied")} />
              </span>,
            ],
          };
        })}
      />
    </>
  );
}
