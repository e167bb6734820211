"use client";

import { useQuery } from "@tanstack/react-query";
import { appChainId } from "@/lib/chain/app-chain";
import { type Due, dueQuery } from "@/lib/queries";

/** What a service of the queue would do now; null where nothing is due, undefined while that is not known. */
export function useDue(): Due | null | undefined {
  return useQuery(dueQuery(appChainId)).data;
}
