import type { Address } from "viem";
import * as past from "../portfolio/look";
import * as time from "../queries/block";
import * as lens from "../queries/lens";
import * as market from "../queries/market";
import { browserClient } from "./client";

/**
 * Everything that a page loads after its first script to reach the chain and the wallet. One file on purpose: two would
 * each bring their own copy of viem.
 */
export { endSession, goToChain, offerAllWallets, openWallet } from "./wallet";

// The same readers as on the server, through the browser's own client.

export const readChainTime = (chainId: number): Promise<number> => time.readChainTime(browserClient(chainId));

export const readProtocol = (chainId: number): Promise<lens.ProtocolView> => lens.readProtocol(browserClient(chainId), chainId);

export const readAccount = (chainId: number, account: Address): Promise<lens.AccountView> =>
  lens.readAccount(browserClient(chainId), chainId, account);

export const readTickets = (chainId: number, account: Address, most: number, from: bigint): Promise<readonly lens.TicketView[]> =>
  lens.readTickets(browserClient(chainId), chainId, account, most, from);

export const readTicket = (chainId: number, id: bigint): Promise<lens.TicketView> => lens.readTicket(browserClient(chainId), chainId, id);

export const readDue = (chainId: number): Promise<lens.Due | null> => lens.readDue(browserClient(chainId), chainId);

export const readQuote = (chainId: number, wanted: Parameters<typeof market.readQuote>[2]): Promise<market.SwapQuote> =>
  market.readQuote(browserClient(chainId), chainId, wanted);

export const readSwapAllowances = (chainId: number, account: Address): Promise<market.SwapAllowances> =>
  market.readSwapAllowances(browserClient(chainId), chainId, account);

export const lookNewest = (chainId: number, of: Omit<past.NewestOf, "client" | "chainId">) =>
  past.lookNewest({ client: browserClient(chainId), chainId, ...of });

export const lookEarlier = (chainId: number, of: Omit<Parameters<typeof past.lookEarlier>[0], "client" | "chainId">) =>
  past.lookEarlier({ client: browserClient(chainId), chainId, ...of });
