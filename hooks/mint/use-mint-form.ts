"use client";

import { formField } from "@/hooks/form/form-field";
import { useLeft } from "@/hooks/form/use-left";
import type { ScreenBase } from "@/hooks/form/use-screen-base";
import { useWhenDone } from "@/hooks/form/use-when-done";
import { useAmountInput } from "@/hooks/money/use-amount-input";
import { useTransaction } from "@/hooks/tx/use-transaction";
import { fieldInput, mintLimit, mintScreen } from "@/lib/screens";

/** The Mint form: its field, what follows from it, and its transaction. */
export function useMintForm(base: ScreenBase) {
  const transaction = useTransaction("mint", base.wallet);
  const input = useAmountInput({
    token: "USDC",
    balance: base.account?.usdc,
    limit: base.protocol && mintLimit(base.protocol),
  });
  const screen = mintScreen({ ...base, input: fieldInput(input) });
  useWhenDone(transaction.state.status, input.clear);
  useLeft(transaction);
  const submit = () => {
    if (screen.action.kind === "ready" && screen.data && !transaction.busy) transaction.start(screen.data);
  };
  return { screen, transaction, field: formField(input, transaction), account: base.account, submit };
}

export type MintForm = ReturnType<typeof useMintForm>;
