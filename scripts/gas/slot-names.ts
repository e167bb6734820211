import { type Hex, keccak256, concat, toHex } from "viem";
import type { Variable } from "./layout";

/** A key that a mapping may have been used with, and what to call it. */
export type NamedKey = { readonly name: string; readonly key: Hex };

const word = (value: bigint): Hex => toHex(value, { size: 32 });
/** Lists are searched this far. */
const listed = 4n;

/** Names every slot of a contract that its variables and these keys can reach. */
export function slotNames(variables: readonly Variable[], keys: readonly NamedKey[]): ReadonlyMap<Hex, string> {
  const names = new Map<Hex, string>();
  const add = (slot: bigint, name: string): void => {
    const known = names.get(word(slot));
    names.set(word(slot), known === undefined ? name : `${known}, ${name}`);
  };
  for (const { label, slot, size, keys: depth } of variables) {
    for (const { place, path } of depth === 0 ? [{ place: slot, path: "" }] : mappingPlaces(slot, depth, keys)) {
      for (let offset = 0n; offset < size; offset += 1n) {
        const name = `${label}${path}${size === 1n ? "" : `+${offset}`}`;
        add(place + offset, name);
        // If it is the length of a list, its entries follow there; if it is not, nothing ever lies there.
        const first = BigInt(keccak256(word(place + offset)));
        for (let entry = 0n; entry < listed; entry += 1n) add(first + entry, `${name} entry ${entry}`);
      }
    }
  }
  return names;
}

/** Solidity: the value of key k in the mapping at p lies at keccak256(k . p). */
function mappingPlaces(slot: bigint, depth: number, keys: readonly NamedKey[]): { place: bigint; path: string }[] {
  return keys.flatMap(({ name, key }) => {
    const place = BigInt(keccak256(concat([key, word(slot)])));
    const path = `[${name}]`;
    if (depth === 1) return [{ place, path }];
    return mappingPlaces(place, depth - 1, keys).map((inner) => ({ place: inner.place, path: path + inner.path }));
  });
}
