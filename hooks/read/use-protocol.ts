"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { appChainId } from "@/lib/chain/app-chain";
import { keys, protocolQuery, type ProtocolView } from "@/lib/queries";
import { readStateOf, type ReadState } from "./read-state";

/**
 * The protocol's figures, kept at the newest block. `initial` is the view that the server rendered, if it had one: the
 * first render shows it, and it counts until a newer one is there.
 */
export function useProtocol(initial?: ProtocolView): ReadState<ProtocolView> {
  const queryClient = useQueryClient();
  const { data, error } = useQuery({ ...protocolQuery(appChainId), ...(initial && { initialData: initial }) });

  useEffect(() => {
    if (initial === undefined) return;
    queryClient.setQueryData(keys.protocol(appChainId), (known: ProtocolView | undefined) =>
      known === undefined || known.blockNumber < initial.blockNumber ? initial : known,
    );
  }, [initial, queryClient]);

  return readStateOf({ data, error });
}
