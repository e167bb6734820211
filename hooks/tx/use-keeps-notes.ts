"use client";

import { useSyncExternalStore } from "react";
import { browserStore } from "./browser";

const PROBE = "aid.probe";

let keeps: boolean | undefined;

/** Storage is freed or allowed in another tab or in the settings: looks again when the reader is back. */
function subscribe(listener: () => void): () => void {
  const look = () => {
    const before = keeps;
    keeps = probe();
    if (keeps !== before) listener();
  };
  document.addEventListener("visibilitychange", look);
  window.addEventListener("focus", look);
  return () => {
    document.removeEventListener("visibilitychange", look);
    window.removeEventListener("focus", look);
  };
}

function probe(): boolean {
  const kept = browserStore.set(PROBE, "1");
  browserStore.remove(PROBE);
  return kept;
}

/** Whether this browser keeps what the transaction engine writes down. True until it is known. */
export function useKeepsNotes(): boolean {
  return useSyncExternalStore(subscribe, () => (keeps ??= probe()), () => true);
}
