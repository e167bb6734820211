"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { appChainId } from "@/lib/chain/app-chain";
import { keys, protocolQuery, type ProtocolView } from "@/lib/queries";
import { readStateOf, type ReadState } from "./read-state";

export type ProtocolState = ReadState<ProtocolView> & {
  /** This page has looked itself: until then what the server found holds. */
  readonly looked: boolean;
};

/**
 * The protocol's figures, kept at the newest block. `initial` is the view that the server rendered, if it had one: the
 * first render shows it, and it counts until a newer one is there.
 */
export function useProtocol(initial?: ProtocolView): ProtocolState {
  const queryClient = useQueryClient();
  const { data, error, isFetchedAfterMount } = useQuery({ ...protocolQuery(appChainId), ...(initial && { initialData: initial }) });

  useEffect(() => {
    if (initial === undefined) return;
    queryClient.setQueryData(keys.protocol(appChainId), (known: ProtocolView | undefined) =>
      known === undefined || known.blockNumber < initial.blockNumber ? initial : known,
    );
  }, [initial, queryClient]);

  return { ...readStateOf({ data, error }), looked: isFetchedAfterMount };
}
