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
  /** It is older than the newest block of its chain may be. */
  readonly stale: boolean;
};

/** The newest block that this page knows of; undefined until the first was read. Renders every second. */
export function useHead(): HeadState | undefined {
  const { data } = useQuery(protocolQuery(appChainId));
  const now = useNow();
  if (data === undefined) return undefined;
  const timestamp = Number(data.timestamp);
  const ageSeconds = Math.max(0, (now ?? timestamp) - timestamp);
  return {
    number: data.blockNumber,
    timestamp,
    ageSeconds,
    stale: ageSeconds > chainFacts(appChainId).staleSeconds,
  };
}
