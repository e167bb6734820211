"use client";

import { useEffect, useRef } from "react";
import type { Transaction } from "@/hooks/tx/transaction";
import type { FlowId } from "@/lib/tx/flows";
import type { TxStatus } from "@/lib/tx/machine/state";

/** Ends that offer the same again. */
const repeatable: ReadonlySet<TxStatus> = new Set(["rejected", "failed", "replaced"]);

/**
 * Puts away what was seen to end without success when its form or its account is left: the form may say something else
 * when the person comes back, and a press must do what it says.
 */
export function useLeft({ state, busy, dismiss }: Pick<Transaction<FlowId>, "state" | "busy" | "dismiss">): void {
  const isOver = useRef(false);
  useEffect(() => {
    isOver.current = !busy && repeatable.has(state.status);
  });
  // `dismiss` is another one for another account.
  useEffect(
    () => () => {
      if (isOver.current) dismiss();
    },
    [dismiss],
  );
}
