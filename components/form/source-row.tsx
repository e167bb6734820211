import { useTranslations } from "next-intl";
import { KeyValueRow } from "@/components/ui/key-value";
import { addressesOf, addressIn, type ContractName } from "@/lib/chain/addresses";
import { appChainId } from "@/lib/chain/app-chain";
import { ChainLink } from "./chain-link";

type SourceRowProps = {
  /** The figure. */
  label: string;
  contract: ContractName;
  /** With what stands between its brackets. */
  call: string;
};

/** Which call of which contract answers for a figure, so that anyone can ask it without us. In a key-value list. */
export function SourceRow({ label, contract, call }: SourceRowProps) {
  const t = useTranslations("common");
  return (
    <KeyValueRow
      label={label}
      value={
        <span className="inline-flex flex-wrap items-center justify-end gap-x-2">
          <code className="font-mono text-[0.92em] [overflow-wrap:anywhere]">{`${contract}.${call}`}</code>
          <ChainLink kind="address" value={addressIn(addressesOf(appChainId), contract)} copyLabel={t("copyAddress", { contract })} />
        </span>
      }
    />
  );
}
