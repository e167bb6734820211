import { type Hex, toHex } from "viem";

/** 32 random bytes. Not `crypto.randomUUID`, which pages that are not served securely do not have. */
export function newId(): Hex {
  return toHex(crypto.getRandomValues(new Uint8Array(32)));
}
