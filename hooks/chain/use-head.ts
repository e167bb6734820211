"use client";

import { useQuery } from "@tanstack/react-query";
import { appChainId } from "@/lib/chain/app-chain";
import { chainFacts } from "@/lib/chain/chains";
import { protocolQuery } from "@/lib/queries";
import { useNow } from "./use-now";

export type HeadState = {
  readonly number: bigint;
  /** Unix seconds, of the block. */
  readonly timestamp: number;
  /** Seconds since the block, by the chain's clock. */
  readonly ageSeconds: number;
  /** The last look at the chain succeeded. */
  readonly reachable: boolean;
  /** What is shown may be out of date: the chain cannot be reached, or has made no block for long. */
  readonly stale: boolean;
};

/** The newest block that this page knows of; undefined until the first was read. Renders every second. */
export function useHead(): HeadState | undefined {
  const { data, isError } = useQuery(protocolQuery(appChainId));
  const now = useNow();
  if (data === undefined) return undefined;
  const timestamp = Number(data.timestamp);
  const ageSeconds = Math.max(0, (now ?? timestamp) - timestamp);
  const { staleSeconds = Infinity } = chainFacts(appChainId);
  return {
    number: data.blockNumber,
    timestamp,
    ageSeconds,
    reachable: !isError,
    stale: isError || ageSeconds > staleSeconds,
  };
}
