"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Address, zeroAddress } from "viem";
import { appChainId } from "@/lib/chain/app-chain";
import { keys, ticketsQuery, type TicketView } from "@/lib/queries";
import { ticketsAtFirst } from "@/lib/tickets/page-size";

export type Tickets = {
  /** In the order in which they came to the account; undefined until they have been read. */
  readonly views: readonly TicketView[] | undefined;
  /** They could not be read the last time. */
  readonly failed: boolean;
  /** Reads more of them; undefined where there are no more. */
  readonly more: (() => void) | undefined;
};

/** Begins to read an account's tickets, and draws nothing: what is asked together travels together. */
export function useReadsTickets(account: Address | undefined): void {
  useQuery({ ...ticketsQuery(appChainId, account ?? zeroAddress, ticketsAtFirst), enabled: account !== undefined, notifyOnChangeProps: [] });
}

type Asked = { readonly queryKey: readonly unknown[] };

function isOf(account: Address, { queryKey }: Asked): boolean {
  return keys.account(appChainId, account).every((part, index) => part === queryKey[index]);
}

/** The exit tickets that an account holds, kept at the newest block. Without an account nothing is read. */
export function useTickets(account: Address | undefined, initial?: readonly TicketView[]): Tickets {
  const [most, setMost] = useState(ticketsAtFirst);
  const query = ticketsQuery(appChainId, account ?? zeroAddress, most);
  const { data, isError } = useQuery({
    ...query,
    // While more of them are read; never another account's.
    placeholderData: (before: readonly TicketView[] | undefined, asked: Asked | undefined) => (asked && account && isOf(account, asked) ? before : undefined),
    ...(account ? initial && most === ticketsAtFirst && { initialData: initial } : { queryFn: skipToken }),
  });
  const isFull = data !== undefined && data.length >= most;
  return { views: account && data, failed: isError, more: isFull ? () => setMost(most + ticketsAtFirst) : undefined };
}
