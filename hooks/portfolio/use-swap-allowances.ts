"use client";

import { useQuery } from "@tanstack/react-query";
import { type Address, zeroAddress } from "viem";
import { appChainId } from "@/lib/chain/app-chain";
import { type SwapAllowances, swapAllowancesQuery } from "@/lib/queries";

/** Begins to read what Uniswap's router may take, and draws nothing: what is asked together travels together. */
export function useReadsSwapAllowances(account: Address | undefined): void {
  useQuery({ ...swapAllowancesQuery(appChainId, account ?? zeroAddress), ...(account === undefined && { enabled: false }), notifyOnChangeProps: [] });
}

/** What Uniswap's router may take of an account; undefined until it has been read, and where there is no market. */
export function useSwapAllowances(account: Address, initial?: SwapAllowances): SwapAllowances | undefined {
  return useQuery({ ...swapAllowancesQuery(appChainId, account), ...(initial && { initialData: initial }) }).data;
}
