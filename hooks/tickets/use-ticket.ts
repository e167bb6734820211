"use client";

import { useQuery } from "@tanstack/react-query";
import { appChainId } from "@/lib/chain/app-chain";
import { ticketQuery, type TicketView } from "@/lib/queries";

/** One exit ticket, kept at the newest block; undefined until it has been read. `initial` is what the server rendered, if it did. */
export function useTicket(id: bigint, initial: TicketView | undefined): TicketView | undefined {
  return useQuery({ ...ticketQuery(appChainId, id), ...(initial && { initialData: initial }) }).data;
}
