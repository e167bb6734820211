"use client";

import { useEffect, useRef } from "react";

type OpenOnce = {
  readonly isOpen: boolean;
  /** Absent as long as it cannot be opened. */
  readonly open: (() => void) | undefined;
  readonly onClosed: () => void;
};

/** Opens something as soon as it can be opened, once, and tells when it has been closed again. */
export function useOpenOnce({ isOpen, open, onClosed }: OpenOnce): void {
  const phase = useRef<"waiting" | "opening" | "open">("waiting");
  useEffect(() => {
    if (phase.current === "waiting" && open) {
      phase.current = "opening";
      open();
    } else if (isOpen) {
      phase.current = "open";
    } else if (phase.current === "open") {
      onClosed();
    }
  }, [isOpen, open, onClosed]);
}
