"use client";

import { useState } from "react";
import { beginInput, formField } from "@/hooks/form/form-field";
import { useLeft } from "@/hooks/form/use-left";
import type { ScreenBase } from "@/hooks/form/use-screen-base";
import { useWhenDone } from "@/hooks/form/use-when-done";
import { type AmountFieldState, useAmountInput } from "@/hooks/money/use-amount-input";
import { useTransaction } from "@/hooks/tx/use-transaction";
import { amountOf, usdcForAid } from "@/lib/money";
import { fieldInput, type PayWith, stakeLimit, stakeMax, stakeScreen } from "@/lib/screens";

const usdcDecimals = 6;

/** The Stake form: its field, what pays, what follows from both, and its transaction. */
export function useStakeForm(base: ScreenBase, initialText: string | undefined) {
  const [payWith, setPayWith] = useState<PayWith>("AID");
  const transaction = useTransaction("stake", base.wallet);
  const input = useAmountInput({
    token: "AID",
    balance: base.account && stakeMax(payWith, base.account).raw,
    limit: base.protocol && stakeLimit(payWith, base.protocol),
    maxDecimals: payWith === "USDC" ? usdcDecimals : undefined,
    initialText,
  });
  const screen = stakeScreen({ ...base, payWith, input: fieldInput(input) });
  useWhenDone(transaction.state.status, input.clear);
  useLeft(transaction);
  const choosePayWith = (value: PayWith) => {
    beginInput(transaction);
    setPayWith(value);
  };
  const submit = () => {
    if (screen.action.kind === "ready" && screen.data && !transaction.busy) transaction.start(screen.data);
  };
  return { screen, transaction, field: paidField(formField(input, transaction), payWith), account: base.account, payWith, choosePayWith, submit };
}

/** The field is in AID; what is missing is said in what pays. */
function paidField(field: AmountFieldState, payWith: PayWith): AmountFieldState {
  if (payWith === "AID" || field.problem?.code !== "exceeds-balance") return field;
  const missing = usdcForAid(amountOf("AID", field.problem.missing.raw));
  return { ...field, problem: { ...field.problem, missing } };
}

export type StakeForm = ReturnType<typeof useStakeForm>;
