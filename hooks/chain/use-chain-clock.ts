"use client";

import { useQuery } from "@tanstack/react-query";
import { appChainId } from "@/lib/chain/app-chain";
import { LOCAL_CHAIN_ID } from "@/lib/chain/chains";
import { clockOffset } from "@/lib/chain/clock";
import { chainTimeQuery, protocolQuery } from "@/lib/queries";

/** Seconds to add to this device's clock to get the chain's; undefined until the chain has been read. */
export function useChainClock(): number | undefined {
  const local = useQuery(chainTimeQuery(appChainId));
  const protocol = useQuery(protocolQuery(appChainId));
  if (appChainId === LOCAL_CHAIN_ID) {
    return local.data === undefined ? undefined : clockOffset({ chainTime: local.data, readAt: local.dataUpdatedAt, exact: true });
  }
  if (protocol.data === undefined) return undefined;
  return clockOffset({ chainTime: Number(protocol.data.timestamp), readAt: protocol.dataUpdatedAt, exact: false });
}
