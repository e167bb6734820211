import type { Address } from "viem";

/** Version of what is stored. Another version's entries are not read. */
export const storageVersion = 1;

/** Name under which a run is stored, locked and told to other tabs. One run at a time for a chain, an account and an action. */
export function runKey({ chainId, account, flowId }: { chainId: number; account: Address; flowId: string }): string {
  return `aid.tx.${String(storageVersion)}.${String(chainId)}.${account.toLowerCase()}.${flowId}`;
}
