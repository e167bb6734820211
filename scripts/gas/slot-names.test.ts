import { encodeAbiParameters, keccak256, pad, toHex } from "viem";
import { describe, expect, it } from "vitest";
import { slotNames } from "./slot-names";

const alice = { name: "alice", key: pad("0xa11ce", { size: 32 }) };
const bob = { name: "bob", key: pad("0xb0b", { size: 32 }) };
const word = (value: bigint) => toHex(value, { size: 32 });
/** Solidity's rule, through the ABI encoder instead of by concatenation. */
const place = (key: `0x${string}`, slot: `0x${string}`) => keccak256(encodeAbiParameters([{ type: "bytes32" }, { type: "bytes32" }], [key, slot]));

describe("slotNames", () => {
  const names = slotNames(
    [
      { label: "owner", slot: 0n, size: 1n, keys: 0 },
      { label: "paused", slot: 0n, size: 1n, keys: 0 },
      { label: "history", slot: 1n, size: 2n, keys: 0 },
      { label: "balances", slot: 5n, size: 1n, keys: 1 },
      { label: "records", slot: 8n, size: 2n, keys: 1 },
      { label: "allowances", slot: 6n, size: 1n, keys: 2 },
    ],
    [alice, bob],
  );

  it("names a shared slot by all that lie in it, and a long variable by its slots", () => {
    expect(names.get(word(0n))).toBe("owner, paused");
    expect([names.get(word(1n)), names.get(word(2n))]).toEqual(["history+0", "history+1"]);
  });

  it("finds the values of mappings, of mappings in mappings, and the later slots of structs", () => {
    const balance = place(alice.key, word(5n));
    expect(names.get(balance)).toBe("balances[alice]");
    expect(names.get(word(BigInt(balance) + 1n))).toBeUndefined();
    const record = place(alice.key, word(8n));
    expect([names.get(record), names.get(word(BigInt(record) + 1n))]).toEqual(["records[alice]+0", "records[alice]+1"]);
    expect(names.get(place(bob.key, place(alice.key, word(6n))))).toBe("allowances[alice][bob]");
  });

  it("finds the entries of lists, of those in structs and behind keys too", () => {
    const entryOf = (slot: `0x${string}`, entry: bigint) => word(BigInt(keccak256(slot)) + entry);
    expect([names.get(entryOf(word(0n), 0n)), names.get(entryOf(word(2n), 3n))]).toEqual(["owner entry 0, paused entry 0", "history+1 entry 3"]);
    expect(names.get(entryOf(place(bob.key, word(5n)), 1n))).toBe("balances[bob] entry 1");
  });

  it("names nothing that it does not know", () => {
    expect(names.get(word(77n))).toBeUndefined();
  });
});
