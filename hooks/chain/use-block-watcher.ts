"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { appChainId } from "@/lib/chain/app-chain";
import { chainFacts } from "@/lib/chain/chains";
import { freshnessOf, keys, protocolQuery } from "@/lib/queries";
import { pollWhileVisible } from "./poll-while-visible";

/**
 * The only thing in the app that looks for new blocks. Each look reads everything of freshness `head` in one round trip;
 * when the block is another one, everything of freshness `block` is read again. Mount it once, after what it keeps fresh.
 */
export function useBlockWatcher(): void {
  const queryClient = useQueryClient();
  const { data } = useQuery(protocolQuery(appChainId));
  // A chain that was made anew may be at the same number; its timestamps differ.
  const block = data && `${String(data.blockNumber)} ${String(data.timestamp)}`;
  const seen = useRef<string>(undefined);

  useEffect(() => {
    const look = async () => {
      await queryClient.refetchQueries(
        { type: "active", predicate: (query) => freshnessOf(query) === "head" },
        { cancelRefetch: false },
      );
      return queryClient.getQueryState(keys.protocol(appChainId))?.status !== "error";
    };
    return pollWhileVisible({ look, everyMs: chainFacts(appChainId).blockSeconds * 1000 });
  }, [queryClient]);

  useEffect(() => {
    if (block === undefined || block === seen.current) return;
    const first = seen.current === undefined;
    seen.current = block;
    if (!first) void queryClient.invalidateQueries({ predicate: (query) => freshnessOf(query) === "block" });
  }, [block, queryClient]);
}
