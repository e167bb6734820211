"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { zeroAddress, type Address } from "viem";
import { appChainId } from "@/lib/chain/app-chain";
import { accountQuery, type AccountView } from "@/lib/queries";
import { readStateOf, type ReadState } from "./read-state";

export type AccountOfState = ReadState<AccountView> & {
  /** This page has looked itself: until then what the server found holds. */
  readonly looked: boolean;
};

/**
 * An account's balances, allowances, nonces and verification, kept at the newest block. `initial` is what the server
 * rendered, if it did. Without an account it is loading.
 */
export function useAccountOf(account: Address | undefined, initial?: AccountView): AccountOfState {
  const query = accountQuery(appChainId, account ?? zeroAddress);
  const { data, error, isFetchedAfterMount } = useQuery({ ...query, ...(account ? initial && { initialData: initial } : { queryFn: skipToken }) });
  return { ...readStateOf({ data, error }), looked: isFetchedAfterMount };
}
