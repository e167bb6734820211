"use client";

import type { Trouble } from "@/hooks/page/read-news";
import { useLivePage } from "@/hooks/page/use-live-page";

/** Draws nothing: has the server draw the page again as soon as the chain can be read, or what is wrong is something else. */
export function WaitingForChain({ trouble, incidents = false }: { trouble: Trouble; incidents?: boolean }) {
  useLivePage({ block: null, trouble, incidents });
  return null;
}
