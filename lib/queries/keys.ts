import type { Address } from "viem";

/** Keys of everything that is cached. The chain id is in each, so that no chain's figure is ever shown for another's. */
export const keys = {
  /** Everything of one chain. */
  chain: (chainId: number) => ["chain", chainId] as const,
  time: (chainId: number) => ["chain", chainId, "time"] as const,
  protocol: (chainId: number) => ["chain", chainId, "protocol"] as const,
  /** What the pool gives for an amount. */
  quote: (chainId: number, from: string, amount: bigint) => ["chain", chainId, "quote", from, String(amount)] as const,
  /** Every account on the chain. */
  accounts: (chainId: number) => ["chain", chainId, "account"] as const,
  account: (chainId: number, account: Address) => ["chain", chainId, "account", account.toLowerCase()] as const,
  due: (chainId: number) => [...keys.protocol(chainId), "due"] as const,
  /** Below the account's own key, as the next one is. Every page of its tickets. */
  tickets: (chainId: number, account: Address) => [...keys.account(chainId, account), "tickets"] as const,
  /** The page that begins with one of them, or the first for 0. */
  ticketsFrom: (chainId: number, account: Address, from: bigint) => [...keys.tickets(chainId, account), String(from)] as const,
  /** Below the protocol's key: every service can change it. */
  ticket: (chainId: number, id: bigint) => [...keys.protocol(chainId), "ticket", String(id)] as const,
  /** What Uniswap's router may take of it; below its own key too. */
  swapAllowances: (chainId: number, account: Address) => [...keys.account(chainId, account), "swap"] as const,
  /** Below the account's own key: what makes its figures stale makes its activity stale. */
  activity: (chainId: number, account: Address) => [...keys.account(chainId, account), "activity"] as const,
};
