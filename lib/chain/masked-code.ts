import type { Hex } from "viem";

/** Bytes of runtime code that hold an immutable: where they start, and how many. */
export type ByteRange = { readonly start: number; readonly length: number };

/** Runtime code with zeros where immutables go, in lower case: what a build and every deployment of it have in common. */
export function maskedCode(code: Hex, ranges: readonly ByteRange[]): Hex {
  let text = code.slice(2).toLowerCase();
  for (const { start, length } of ranges) {
    // A shorter code has no such bytes; it must not grow to the build's length.
    if (2 * (start + length) > text.length) break;
    text = text.slice(0, 2 * start) + "0".repeat(2 * length) + text.slice(2 * (start + length));
  }
  return `0x${text}`;
}
