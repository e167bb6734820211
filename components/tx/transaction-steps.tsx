import { useLocale, useTranslations } from "next-intl";
import type { StepState } from "@/components/ui/step-mark";
import { Stepper } from "@/components/ui/stepper";
import type { PlannedStep, TransactionView } from "@/hooks/tx/transaction";
import { amountOf, formatExactWithSymbol } from "@/lib/money";
import type { StepView } from "@/lib/tx/flow";
import type { TxStatus } from "@/lib/tx/machine/state";
import { spenderName } from "./spender-name";

/** Every step of the transaction in its order, each with its state. */
export function TransactionSteps({ transaction }: { transaction: TransactionView }) {
  const t = useTranslations("tx");
  const locale = useLocale();
  const { plan, flowId, state } = transaction;

  const labelOf = ({ id, spend }: StepView): string => {
    if (id === "prepare") return t("step.prepare");
    if (id === "action" || id === "batch" || spend === undefined) return t(`step.${id === "batch" ? "batch" : "action"}.${flowId}`);
    const amount = formatExactWithSymbol({ amount: amountOf(spend.token, spend.amountRaw), locale });
    return t(`step.${id}`, { amount, spender: spenderName(spend.spender) });
  };

  if (plan.length === 0) return null;
  return (
    <Stepper
      label={t("steps")}
      steps={plan.map((planned, index) => {
        const mark = markOf(planned, state.status);
        return { id: `${String(index)}-${planned.step.id}`, label: labelOf(planned.step), state: mark, stateLabel: t(`stepState.${mark}`) };
      })}
    />
  );
}

const stopped: ReadonlySet<TxStatus> = new Set<TxStatus>(["rejected", "failed", "replaced", "dropped"]);
const atRest: ReadonlySet<TxStatus> = new Set<TxStatus>(["ready", "proposed", "unknown"]);

function markOf({ progress }: PlannedStep, status: TxStatus): StepState {
  if (progress === "done") return "done";
  if (progress === "waiting" || atRest.has(status)) return "todo";
  return stopped.has(status) ? "failed" : "active";
}
