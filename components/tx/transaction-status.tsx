import { useLocale, useTranslations } from "next-intl";
import type { TransactionView } from "@/hooks/tx/transaction";
import { amountOf, formatExactWithSymbol, usdcToAid } from "@/lib/money";
import type { SummaryRow } from "@/lib/tx/flow";
import type { FlowId } from "@/lib/tx/flows";

/** Where the transaction stands, in one sentence. Empty where an alert says it. Ends with "Done" when it is done. */
export function TransactionStatus({ transaction }: { transaction: TransactionView }) {
  const t = useTranslations("tx.status");
  const locale = useLocale();
  const { state, following, flowId, rows } = transaction;
  const text = (): string | undefined => {
    switch (state.status) {
      case "idle":
      case "rejected":
      case "failed":
      case "replaced":
      case "dropped":
        return undefined;
      case "planning":
        return t(state.unsettled.length > 0 ? "looking" : "planning");
      case "ready":
        return t(state.attended ? "planning" : "ready");
      case "awaiting-wallet":
        return t(state.asked.step.id === "permit" ? "awaiting-signature" : "awaiting-wallet");
      case "confirming":
        return t("confirming", { confirmations: state.seen.confirmations });
      case "done":
        return t(state.history === "late" ? "done-late" : "done", { flow: flowId, amount: amountIn(rows, flowId, locale) });
      case "simulating":
      case "broadcast":
      case "indexing":
      case "proposed":
      case "unknown":
        return t(state.status);
    }
  };
  const sentence = text();
  if (sentence === undefined) return null;
  return <p className="text-small font-medium">{following && state.status !== "done" ? `${t("following")} ${sentence}` : sentence}</p>;
}

/** What the closing sentence of a flow names, where it is not what arrived. */
const named: Partial<Record<FlowId, SummaryRow["kind"]>> = { stake: "leaves", swap: "leaves", requestExit: "queues", exitNow: "leaves" };

/**
 * The amount that the closing sentence names: what was staked, in AID whatever paid for it; what was put into the queue; what was
 * swapped or left at once, because what came of that may be a little less than shown; otherwise what arrived.
 */
function amountIn(rows: readonly SummaryRow[], flowId: FlowId, locale: string): string {
  const kind = named[flowId] ?? "arrives";
  const row = rows.find((candidate) => candidate.kind === kind);
  if (row === undefined || !("amount" in row)) return "";
  const { token, raw } = row.amount;
  const amount = flowId === "stake" && token === "USDC" ? usdcToAid(amountOf(token, raw)) : row.amount;
  return formatExactWithSymbol({ amount, locale });
}
