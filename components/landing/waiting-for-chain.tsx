"use client";

import { useRefreshOnBlock } from "@/hooks/page/use-refresh-on-block";

/** Draws nothing: has the server draw the page again as soon as the chain can be read. */
export function WaitingForChain() {
  useRefreshOnBlock(null);
  return null;
}
