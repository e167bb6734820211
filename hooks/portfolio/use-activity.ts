"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { type Address, zeroAddress } from "viem";
import { appChainId } from "@/lib/chain/app-chain";
import { type Activity, entriesOf, type Entry, withEarlier } from "@/lib/portfolio";
import { activityQuery, protocolQuery } from "@/lib/queries";

/** Entries added with every press. */
const PAGE = 20;

export type ActivityView = {
  /** Undefined until something has been read. */
  readonly known: Activity | undefined;
  /** As many as have been asked for, newest first. */
  readonly entries: readonly Entry[];
  /** The newest look failed: what is shown may miss the newest. */
  readonly stale: boolean;
  /** Shows older ones: those that are known, then those that the chain is asked for. Undefined where there are no more. */
  readonly earlier: (() => void) | undefined;
  /** Asks the chain for older ones at once, for a list that goes by no pages. Undefined where all has been looked at. */
  readonly lookBack: (() => void) | undefined;
  /** Whether `earlier` has to ask the chain. */
  readonly looksBack: boolean;
  readonly looking: boolean;
  /** The last look back failed; another press tries again. */
  readonly failed: boolean;
};

/**
 * Begins to read what an account has done, and draws nothing. For what is there before the list is drawn: what is asked
 * together travels together.
 */
export function useReadsActivity(account: Address | undefined): void {
  const { data: known } = useQuery(protocolQuery(appChainId));
  const enabled = account !== undefined && known !== undefined;
  useQuery({ ...activityQuery(appChainId, account ?? zeroAddress), enabled, notifyOnChangeProps: [] });
}

/** What an account has done, page by page. `initial` is what the server rendered, if it did. */
export function useActivity(account: Address, initial?: Activity): ActivityView {
  const queryClient = useQueryClient();
  const [shown, setShown] = useState(PAGE);
  const query = activityQuery(appChainId, account);
  const protocol = useQuery(protocolQuery(appChainId));
  const { data: known, isError } = useQuery({
    ...query,
    enabled: protocol.data !== undefined,
    ...(initial && { initialData: initial }),
  });
  const entries = useMemo(() => entriesOf(known?.events ?? []), [known]);

  const back = useMutation({
    mutationFn: async (before: bigint) => {
      const { lookEarlier } = await import("@/lib/chain/browser");
      return lookEarlier(appChainId, { account, before, known: () => known });
    },
    onSuccess: (found) => {
      queryClient.setQueryData(query.queryKey, (now) => now && withEarlier(now, found));
      setShown((count) => count + PAGE);
    },
  });

  const looksBack = entries.length <= shown;
  const lookBack = known === undefined || known.complete ? undefined : () => back.mutate(known.from);
  return {
    known,
    entries: entries.slice(0, shown),
    stale: isError,
    earlier: looksBack ? lookBack : () => setShown(shown + PAGE),
    lookBack,
    looksBack,
    looking: back.isPending,
    failed: back.isError,
  };
}
