import { useTranslations } from "next-intl";
import { Hash } from "@/components/ui/hash";
import { appChainId } from "@/lib/chain/app-chain";
import { chainFacts } from "@/lib/chain/chains";
import type { TxState } from "@/lib/tx/machine/state";

/** The transaction's hash to copy and, where the chain has an explorer, to follow. */
export function TransactionHash({ state }: { state: TxState }) {
  const t = useTranslations();
  const hash = hashOf(state);
  if (hash === undefined) return null;
  const explorer = chainFacts(appChainId).explorer?.url;
  return (
    <div className="flex flex-wrap items-center gap-x-2 text-note text-ink-2">
      {t("tx.hash")}
      <Hash
        value={hash}
        href={explorer === undefined ? undefined : `${explorer}/tx/${hash}`}
        copyLabel={t("tx.copyHash")}
        copiedLabel={t("common.copied")}
      />
    </div>
  );
}

function hashOf(state: TxState): string | undefined {
  switch (state.status) {
    case "broadcast":
    case "confirming":
    case "dropped":
      return state.flight.via === "transaction" ? state.flight.hash : undefined;
    case "unknown":
      return state.flight?.via === "transaction" ? state.flight.hash : undefined;
    case "indexing":
    case "done":
    case "failed":
    case "replaced":
      return state.hash;
    default:
      return undefined;
  }
}
