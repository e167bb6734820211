"use client";

import { useEffect } from "react";

/** Marks the document once the page's script runs (`data-started`): what stands there for a script that does not is put away. */
export function useStarted(): void {
  useEffect(() => {
    document.documentElement.dataset["started"] = "";
  }, []);
}
