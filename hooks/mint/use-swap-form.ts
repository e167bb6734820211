"use client";

import { useState } from "react";
import { beginInput, formField } from "@/hooks/form/form-field";
import { useLeft } from "@/hooks/form/use-left";
import type { ScreenBase } from "@/hooks/form/use-screen-base";
import { useWhenDone } from "@/hooks/form/use-when-done";
import { useAmountInput } from "@/hooks/money/use-amount-input";
import { useQuote } from "@/hooks/read/use-quote";
import { useTransaction } from "@/hooks/tx/use-transaction";
import { type PoolToken, swapToleranceBps } from "@/lib/finance";
import { fieldInput, type SwapCost, swapScreen } from "@/lib/screens";

type Yes = { readonly from: PoolToken; readonly raw: bigint; readonly cost: SwapCost };

/**
 * The Swap form: which way, its field, what the pool says to it, how much less is accepted, and its transaction. `initialText`: an
 * amount of AID carried over from another page.
 */
export function useSwapForm(base: ScreenBase, initialText?: string) {
  const [from, setFrom] = useState<PoolToken>("AID");
  const [toleranceBps, setTolerance] = useState<bigint>(swapToleranceBps);
  const [yes, setYes] = useState<Yes>();
  const transaction = useTransaction("swap", base.wallet);
  const { account } = base;
  const input = useAmountInput({ token: from, balance: account && (from === "AID" ? account.aid : account.usdc), initialText });
  const quote = useQuote(from, input.raw);
  const accepted = yes?.from === from && yes.raw === input.raw ? yes.cost : undefined;
  const screen = swapScreen({ ...base, from, quote, toleranceBps, accepted, input: fieldInput(input) });
  useWhenDone(transaction.state.status, input.clear);
  useLeft(transaction);
  const change = (apply: () => void) => {
    beginInput(transaction);
    apply();
  };
  return {
    screen,
    transaction,
    field: formField(input, transaction),
    account,
    from,
    toleranceBps,
    accepted: screen.agreed,
    chooseFrom: (token: PoolToken) => change(() => setFrom(token)),
    chooseTolerance: (bps: bigint) => change(() => setTolerance(bps)),
    accept: (agreed: boolean) =>
      change(() => setYes(agreed && input.raw !== null && screen.terms ? { from, raw: input.raw, cost: screen.terms } : undefined)),
    submit: () => {
      if (screen.action.kind === "ready" && screen.data && !transaction.busy) transaction.start(screen.data);
    },
  };
}

export type SwapForm = ReturnType<typeof useSwapForm>;
