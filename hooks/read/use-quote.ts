"use client";

import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { hasMarket } from "@/lib/chain/addresses";
import { appChainId } from "@/lib/chain/app-chain";
import type { PoolToken } from "@/lib/finance";
import { isNoMarket, quoteQuery } from "@/lib/queries";
import type { QuoteState } from "@/lib/screens";

/**
 * What the pool gives for an amount at the newest block, in the token's smallest unit; nothing is asked for nothing. A look
 * that failed leaves no answer: what the pool gave a while ago is no offer. `steady`: the answer for the amount before stays until
 * there is one for this.
 */
export function useQuote(from: PoolToken, amount: bigint | null, { steady = false } = {}): QuoteState {
  const wanted = hasMarket(appChainId) && amount !== null && amount > 0n;
  const query = quoteQuery(appChainId, from, amount ?? 0n);
  const { data, error } = useQuery({ ...query, ...(!wanted && { queryFn: skipToken }), ...(steady && { placeholderData: keepPreviousData }) });
  if (!hasMarket(appChainId)) return { status: "no-market" };
  if (!wanted) return { status: "none" };
  if (error !== null) return { status: isNoMarket(error) ? "no-market" : "failed" };
  return data === undefined ? { status: "loading" } : { status: "ready", quote: data };
}
