"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import type { TxStatus } from "@/lib/tx/machine/state";

/**
 * Calls back once when a transaction that was seen running on this page is done. One that is found done, because the
 * account was changed back to its own, has been told before.
 */
export function useWhenDone(status: TxStatus, onDone: () => void): void {
  const previous = useRef<TxStatus>(status);
  const call = useEffectEvent(onDone);
  useEffect(() => {
    const before = previous.current;
    previous.current = status;
    if (status === "done" && before !== "done" && before !== "idle") call();
  }, [status]);
}
