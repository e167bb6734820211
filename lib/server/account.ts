import "server-only";
import type { Address } from "viem";
import type { AccountView } from "../queries/index";
import { readAccount } from "../queries/lens";
import { type ChainAccess, chainAccess } from "./chain";
import { PATIENCE_MS } from "./protocol";
import { keepLast, type Part } from "./status/last-good";

/** Accounts whose last figures are kept; the one not looked at for longest goes first. */
const KEPT = 1_000;

type AccountReader = (account: Address) => Promise<Part<AccountView>>;

/** Makes the reader of accounts' figures for pages. It never throws and keeps the last good ones of who was looked at lately. */
export function createAccountReader({ client, chainId }: Pick<ChainAccess, "client" | "chainId">, kept = KEPT): AccountReader {
  const readers = new Map<Address, () => Promise<Part<AccountView>>>();
  return (account) => {
    const read = readers.get(account) ?? keepLast(() => readAccount(client, chainId, account), { patienceMs: PATIENCE_MS });
    readers.delete(account);
    readers.set(account, read);
    if (readers.size > kept) readers.delete(readers.keys().next().value ?? account);
    return read();
  };
}

let readShared: AccountReader | undefined;

/** One account's figures at the newest block, or the last that could be read. Never throws. */
export function getAccount(account: Address): Promise<Part<AccountView>> {
  readShared ??= createAccountReader(chainAccess());
  return readShared(account);
}
