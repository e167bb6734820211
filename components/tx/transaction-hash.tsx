import { useTranslations } from "next-intl";
import { TransactionLink } from "@/components/form/chain-link";
import type { TxState } from "@/lib/tx/machine/state";

/** The transaction's hash to copy and, where the chain has an explorer, to follow. */
export function TransactionHash({ state }: { state: TxState }) {
  const t = useTranslations("tx");
  const hash = hashOf(state);
  if (hash === undefined) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-2 text-note text-ink-2">
      {t("hash")}
      <TransactionLink hash={hash} />
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
