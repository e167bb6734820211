import { queryOptions } from "@tanstack/react-query";
import type { Address } from "viem";
import { hasMarket } from "../chain/addresses";
import { LOCAL_CHAIN_ID } from "../chain/chains";
import type { PoolToken } from "../finance/swap";
import type { Activity } from "../portfolio/event";
import { ticketsRead } from "../tickets/page-size";
import { freshness } from "./freshness";
import { keys } from "./keys";
import type { ProtocolView, TicketView } from "./lens";

/** What encodes, sends and decodes is no part of a page's first script: figures are in the HTML, reading begins after it. */
const reads = () => import("../chain/browser");

/** The clock of a local chain, unix seconds. Never read on another. */
export function chainTimeQuery(chainId: number) {
  return queryOptions({
    queryKey: keys.time(chainId),
    queryFn: async () => (await reads()).readChainTime(chainId),
    enabled: chainId === LOCAL_CHAIN_ID,
    ...freshness("head"),
  });
}

/** The protocol's figures. */
export function protocolQuery(chainId: number) {
  return queryOptions({
    queryKey: keys.protocol(chainId),
    queryFn: async () => (await reads()).readProtocol(chainId),
    ...freshness("head"),
  });
}

/** What the AID/USDC pool gives for an amount of a token, in its smallest unit. */
export function quoteQuery(chainId: number, from: PoolToken, amount: bigint) {
  return queryOptions({
    queryKey: keys.quote(chainId, from, amount),
    queryFn: async () => (await reads()).readQuote(chainId, { from, amount }),
    ...freshness("head"),
  });
}

/** One account's figures. */
export function accountQuery(chainId: number, account: Address) {
  return queryOptions({
    queryKey: keys.account(chainId, account),
    queryFn: async () => (await reads()).readAccount(chainId, account),
    ...freshness("head"),
  });
}

/** What Uniswap's router may take of an account. */
export function swapAllowancesQuery(chainId: number, account: Address) {
  return queryOptions({
    queryKey: keys.swapAllowances(chainId, account),
    queryFn: async () => (await reads()).readSwapAllowances(chainId, account),
    enabled: hasMarket(chainId),
    ...freshness("head"),
  });
}

/** A page of an account's exit tickets, and the ticket after it: the first page, or the one that begins with a ticket. */
export function ticketsQuery(chainId: number, account: Address, from = 0n) {
  const queryKey = keys.ticketsFrom(chainId, account, from);
  return queryOptions({
    queryKey,
    queryFn: async ({ client }): Promise<readonly TicketView[]> => {
      const { readTickets } = await reads();
      const known = from === 0n ? [] : (client.getQueryData<readonly TicketView[]>(queryKey) ?? []);
      // The ticket that a page begins with may end or be given away: then the page begins with the next that is still held.
      for (const { id } of known) {
        const views = await readTickets(chainId, account, ticketsRead, id);
        if (views.length > 0) return views;
      }
      return known.length > 0 ? [] : readTickets(chainId, account, ticketsRead, from);
    },
    ...freshness("head"),
  });
}

/** One exit ticket, whoever holds it. */
export function ticketQuery(chainId: number, id: bigint) {
  return queryOptions({
    queryKey: keys.ticket(chainId, id),
    queryFn: async () => (await reads()).readTicket(chainId, id),
    ...freshness("head"),
  });
}

/** What a service of the queue would do. */
export function dueQuery(chainId: number) {
  return queryOptions({ queryKey: keys.due(chainId), queryFn: async () => (await reads()).readDue(chainId), ...freshness("head") });
}

/**
 * What one account has done lately, and what was found of it before. Read with every look at the chain: the protocol
 * must have been read, whose block the look vouches for.
 */
export function activityQuery(chainId: number, account: Address) {
  const queryKey = keys.activity(chainId, account);
  return queryOptions({
    queryKey,
    queryFn: async ({ client }) => {
      const head = client.getQueryData<ProtocolView>(keys.protocol(chainId))?.blockNumber;
      if (head === undefined) throw new Error("The protocol has not been read.");
      return (await reads()).lookNewest(chainId, { account, head, known: () => client.getQueryData<Activity>(queryKey) });
    },
    ...freshness("head"),
  });
}
