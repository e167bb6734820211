"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Address, zeroAddress } from "viem";
import { appChainId } from "@/lib/chain/app-chain";
import { keys, ticketsQuery, type TicketView } from "@/lib/queries";
import { ticketsOnPage } from "@/lib/tickets/page-size";

type Views = readonly TicketView[];

export type Tickets = {
  /** Those on the page that is shown, in the order in which they came to the account; undefined until they have been read. */
  readonly views: Views | undefined;
  /** Those on the first page, whichever is shown: what is added up, and claimed at once. */
  readonly first: Views | undefined;
  /** Numbers of all that were read, on whichever page. */
  readonly held: readonly bigint[] | undefined;
  /** The page that is shown could not be read the last time. */
  readonly failed: boolean;
  /** From 1. */
  readonly page: number;
  /** Another page is read, and `views` are still those of the one before. */
  readonly turning: boolean;
  /** Shows another page; undefined where there is none. */
  readonly previous: (() => void) | undefined;
  readonly next: (() => void) | undefined;
};

/** Begins to read an account's tickets, and draws nothing: what is asked together travels together. */
export function useReadsTickets(account: Address | undefined): void {
  useQuery({ ...ticketsQuery(appChainId, account ?? zeroAddress), enabled: account !== undefined, notifyOnChangeProps: [] });
}

type Asked = { readonly queryKey: readonly unknown[] };

function isOf(account: Address, { queryKey }: Asked): boolean {
  return keys.account(appChainId, account).every((part, index) => part === queryKey[index]);
}

/**
 * The exit tickets that an account holds, a page at a time. With every block the first page is read and the one that is shown,
 * however many there are. Without an account nothing is read.
 */
export function useTickets(account: Address | undefined, initial?: Views): Tickets {
  const [turned, setTurned] = useState<{ account: Address | undefined; begins: readonly bigint[] }>({ account, begins: [] });
  const begins = turned.account === account ? turned.begins : [];
  const turn = (to: readonly bigint[]) => setTurned({ account, begins: to });
  const from = begins.at(-1) ?? 0n;
  const holder = account ?? zeroAddress;
  const first = useQuery({ ...ticketsQuery(appChainId, holder), enabled: account !== undefined, ...(account && initial && { initialData: initial }) });
  const shown = useQuery({
    ...ticketsQuery(appChainId, holder, from),
    // The first page is read above already.
    enabled: account !== undefined && from > 0n,
    // A page that was shown before has not been read since.
    staleTime: 0,
    // While another is read; never another account's.
    placeholderData: (before: Views | undefined, asked: Asked | undefined) => (asked && account && isOf(account, asked) ? before : undefined),
  });
  const client = useQueryClient();
  const isEmptied = from > 0n && shown.data?.length === 0;
  if (isEmptied && !shown.isFetching) turn(begins.slice(0, -1));
  const read = account && !isEmptied ? shown.data : undefined;
  const after = read?.at(ticketsOnPage)?.id;
  const all = account && first.data && client.getQueriesData<Views>({ queryKey: keys.tickets(appChainId, account) });
  return {
    views: read?.slice(0, ticketsOnPage),
    first: account && first.data?.slice(0, ticketsOnPage),
    held: all?.flatMap(([, views = []]) => views.map(({ id }) => id)),
    failed: from > 0n ? shown.isError : first.isError,
    page: begins.length + 1,
    turning: shown.isPlaceholderData,
    previous: begins.length > 0 ? () => turn(begins.slice(0, -1)) : undefined,
    next: after === undefined ? undefined : () => turn([...begins, after]),
  };
}
