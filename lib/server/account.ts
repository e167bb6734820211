import "server-only";
import type { Address } from "viem";
import type { AccountView } from "../queries/index";
import { readAccount } from "../queries/lens";
import { type ChainAccess, chainAccess } from "./chain";
import { PATIENCE_MS } from "./protocol";
import { keepLastOf, type Part } from "./status/last-good";

type AccountReader = (account: Address) => Promise<Part<AccountView>>;

/** Makes the reader of accounts' figures for pages. It never throws and keeps the last good ones of who was looked at lately. */
export function createAccountReader({ client, chainId }: Pick<ChainAccess, "client" | "chainId">, kept?: number): AccountReader {
  return keepLastOf((account) => readAccount(client, chainId, account), { patienceMs: PATIENCE_MS, ...(kept !== undefined && { kept }) });
}

let readShared: AccountReader | undefined;

/** One account's figures at the newest block, or the last that could be read. Never throws. */
export function getAccount(account: Address): Promise<Part<AccountView>> {
  readShared ??= createAccountReader(chainAccess());
  return readShared(account);
}
