import { useTranslations } from "next-intl";
import { Hash } from "@/components/ui/hash";
import { appChainId } from "@/lib/chain/app-chain";
import { chainFacts } from "@/lib/chain/chains";

type ChainLinkProps = {
  /** What it names, as explorers write it in their addresses. */
  kind: "address" | "tx";
  value: string;
  copyLabel: string;
};

/** An address or a transaction's hash: to copy, and to look at where the chain has an explorer. */
export function ChainLink({ kind, value, copyLabel }: ChainLinkProps) {
  const t = useTranslations("common");
  const explorer = chainFacts(appChainId).explorer?.url;
  return <Hash value={value} href={explorer && `${explorer}/${kind}/${value}`} copyLabel={copyLabel} copiedLabel={t("copied")} />;
}

/** The hash of a transaction. */
export function TransactionLink({ hash }: { hash: string }) {
  const t = useTranslations("common");
  return <ChainLink kind="tx" value={hash} copyLabel={t("copyHash")} />;
}
