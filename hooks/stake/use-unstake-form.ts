"use client";

import { formField } from "@/hooks/form/form-field";
import { useLeft } from "@/hooks/form/use-left";
import type { ScreenBase } from "@/hooks/form/use-screen-base";
import { useWhenDone } from "@/hooks/form/use-when-done";
import { useAmountInput } from "@/hooks/money/use-amount-input";
import { useTransaction } from "@/hooks/tx/use-transaction";
import { fieldInput, unstakeScreen } from "@/lib/screens";

/** The Unstake form: one amount, the ways out of it, and the transaction of each. */
export function useUnstakeForm(base: ScreenBase) {
  const request = useTransaction("requestExit", base.wallet);
  const exitNow = useTransaction("exitNow", base.wallet);
  const input = useAmountInput({ token: "sAID", balance: base.account?.shares });
  const screen = unstakeScreen({ ...base, input: fieldInput(input) });
  useWhenDone(request.state.status, input.clear);
  useWhenDone(exitNow.state.status, input.clear);
  useLeft(request);
  useLeft(exitNow);
  const busy = request.busy || exitNow.busy;
  const { shares, queue, now } = screen;
  return {
    screen,
    request,
    exitNow,
    /** One way is being gone: the other would need the same shares. */
    busy,
    field: formField({ field: formField(input, request) }, exitNow),
    account: base.account,
    submitRequest: () => {
      if (queue.action.kind === "ready" && shares && !busy) request.start({ sharesRaw: shares.raw });
    },
    submitNow: () => {
      if (now.action.kind === "ready" && shares && now.quote && !busy) exitNow.start({ sharesRaw: shares.raw, assetsRaw: now.quote.assets });
    },
  };
}

export type UnstakeForm = ReturnType<typeof useUnstakeForm>;
