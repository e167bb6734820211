"use client";

import { formField } from "@/hooks/form/form-field";
import { useLeft } from "@/hooks/form/use-left";
import type { ScreenBase } from "@/hooks/form/use-screen-base";
import { useWhenDone } from "@/hooks/form/use-when-done";
import { useAmountInput } from "@/hooks/money/use-amount-input";
import { useTransaction } from "@/hooks/tx/use-transaction";
import { fieldInput, redeemLimit, redeemScreen } from "@/lib/screens";

/**
 * The Redeem form: its field, what follows from it, its transaction, and the one that verifies the account before. `initialText`: an
 * amount carried over from another page.
 */
export function useRedeemForm(base: ScreenBase, initialText?: string) {
  const transaction = useTransaction("redeem", base.wallet);
  const verify = useTransaction("verify", base.wallet);
  const input = useAmountInput({
    token: "AID",
    balance: base.account?.aid,
    limit: base.protocol && redeemLimit(base.protocol),
    initialText,
  });
  const screen = redeemScreen({ ...base, input: fieldInput(input) });
  useWhenDone(transaction.state.status, input.clear);
  useLeft(transaction);
  const submit = () => {
    if (screen.action.kind === "ready" && screen.data && !transaction.busy) transaction.start(screen.data);
  };
  return { screen, transaction, verify, field: formField(input, transaction), account: base.account, submit };
}

export type RedeemForm = ReturnType<typeof useRedeemForm>;
