"use client";

import { useEffect, useState } from "react";

const LATEST_MS = 4_000;
/** Safari has no requestIdleCallback. */
const FALLBACK_MS = 1_500;

/** False until the page has loaded and its main thread has had nothing to do. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const done = () => setIdle(true);
    if (typeof requestIdleCallback !== "function") {
      const timer = setTimeout(done, FALLBACK_MS);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(done, { timeout: LATEST_MS });
    return () => cancelIdleCallback(handle);
  }, []);
  return idle;
}
