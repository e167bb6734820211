import { type Address, concatHex, type Hex, keccak256, toFunctionSelector } from "viem";

// Calls whose arguments are all one word long, written by hand: viem looks at each address's checksum and finds the function
// anew for every call, which for a million of them would take longer than the chain does.

export type Word = bigint | Address;

const digits = 64;

/** One word of 32 bytes without its "0x". */
export const word = (value: Word): string => (typeof value === "bigint" ? value.toString(16) : value.slice(2).toLowerCase()).padStart(digits, "0");

/** What encodes calls to a function of single words, given as Solidity has it. */
export function callOf(signature: string): (...words: readonly Word[]) => Hex {
  const selector = toFunctionSelector(signature);
  return (...words) => `${selector}${words.map(word).join("")}`;
}

/** What hashes a struct of single words for EIP-712, given its type. */
export function structOf(type: string): (...words: readonly Word[]) => Hex {
  const typeHash = keccak256(`0x${Buffer.from(type).toString("hex")}`);
  return (...words) => keccak256(`${typeHash}${words.map(word).join("")}`);
}

/** What is signed of a struct under a domain (EIP-712). */
export const digestOf = (domain: Hex, struct: Hex): Hex => keccak256(concatHex(["0x1901", domain, struct]));

const perByte = 2;
const bytesPerWord = 32;
const aggregate3 = toFunctionSelector("aggregate3((address,bool,bytes)[])");

export type Inner = { readonly to: Address; readonly data: Hex; readonly mayFail?: boolean };

/** Multicall3's aggregate3 over calls. */
export function aggregateOf(calls: readonly Inner[]): Hex {
  let offset = BigInt(calls.length * bytesPerWord);
  const offsets: string[] = [];
  const tuples = calls.map(({ to, data, mayFail = false }) => {
    const bytes = (data.length - 2) / perByte;
    const words = Math.ceil(bytes / bytesPerWord);
    offsets.push(word(offset));
    offset += BigInt((4 + words) * bytesPerWord);
    return [word(to), word(mayFail ? 1n : 0n), word(96n), word(BigInt(bytes)), data.slice(2).padEnd(words * digits, "0")].join("");
  });
  return `${aggregate3}${word(32n)}${word(BigInt(calls.length))}${offsets.join("")}${tuples.join("")}`;
}
