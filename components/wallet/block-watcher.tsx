"use client";

import { useBlockWatcher } from "@/hooks/chain/use-block-watcher";

/** Keeps every figure of the page at the newest block; shows nothing. Once per layout. */
export function BlockWatcher() {
  useBlockWatcher();
  return null;
}
