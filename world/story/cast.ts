import { keccak256, type LocalAccount, stringToHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";

const known = new Map<string, LocalAccount>();

/**
 * The account of somebody in the story who has no part of its own on the local chain (`devAccounts`). Its key follows from the
 * name: everybody knows it, and it must never hold value.
 */
export function actor(name: string): LocalAccount {
  const before = known.get(name);
  if (before !== undefined) return before;
  const account = privateKeyToAccount(keccak256(stringToHex(`AID world: ${name}`)));
  known.set(name, account);
  return account;
}
