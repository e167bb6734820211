"use client";

import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { appChainId } from "@/lib/chain/app-chain";
import { LOCAL_CHAIN_ID } from "@/lib/chain/chains";
import { serverTime } from "@/lib/chain/server-time";
import { chainTimeQuery } from "@/lib/queries";
import { subscribeToSeconds } from "./seconds";

const notYet = () => undefined;

/**
 * Seconds to add to this device's clock to get the time by which blocks are dated; undefined until it is known. Our
 * server tells it, because a device may be hours off and the newest block may be old. A local chain has a clock of its
 * own, which may be days ahead or in the past.
 */
export function useChainClock(): number | undefined {
  const local = useQuery(chainTimeQuery(appChainId));
  const ahead = useSyncExternalStore(subscribeToSeconds, serverTime.ahead, notYet);
  if (appChainId !== LOCAL_CHAIN_ID) return ahead;
  return local.data === undefined ? undefined : local.data - Math.floor(local.dataUpdatedAt / 1000);
}
