import { concat, type Hex, keccak256, slice, toHex } from "viem";
import type { NamedKey } from "./slot-names";

/** Solady's ERC-721 keeps its slots by this seed, not by a layout: the first half for tokens, both for accounts. */
const seedOfTokens = "0x7d882553";
const seedOfAccounts = "0x0a5a2e7a00000000";

/**
 * Names the slots of the tickets and the accounts among these keys: a token's owner with the tickets before and after it, who
 * may transfer it, and an account's number of tickets with its first and last.
 */
export function ticketSlotNames(keys: readonly NamedKey[]): ReadonlyMap<Hex, string> {
  return new Map(
    keys.flatMap(({ name, key }): [Hex, string][] => {
      const account = keccak256(concat([slice(key, 12), seedOfAccounts]));
      const token = 2n * BigInt(key) + BigInt(keccak256(concat([slice(key, 0, 28), seedOfTokens])));
      const word = (slot: bigint): Hex => toHex(BigInt.asUintN(256, slot), { size: 32 });
      return [
        [account, `tickets[${name}]`],
        [word(token), `owner, neighbours[${name}]`],
        [word(token + 1n), `approved[${name}]`],
      ];
    }),
  );
}
