"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { zeroAddress, type Address } from "viem";
import { useWalletSnapshot } from "@/hooks/wallet/use-wallet-snapshot";
import { appChainId } from "@/lib/chain/app-chain";
import { accountQuery, type AccountView } from "@/lib/queries";
import { readStateOf, type ReadState } from "./read-state";

export type AccountState = { readonly status: "disconnected" } | (ReadState<AccountView> & { readonly account: Address });

/** The connected account's balances, allowances, nonces and verification, kept at the newest block. */
export function useAccountView(): AccountState {
  const { address } = useWalletSnapshot();
  const query = accountQuery(appChainId, address ?? zeroAddress);
  const { data, error } = useQuery(address ? query : { ...query, queryFn: skipToken });
  if (!address) return { status: "disconnected" };
  return { ...readStateOf({ data, error }), account: address };
}
