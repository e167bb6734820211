import { isHex, type Hex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { z } from "zod";

const wording = "must be a private key, 64 hexadecimal digits after 0x";

/** Not every 32 bytes are a key, and what is none makes the library throw in many words. */
export function isPrivateKey(text: string): text is Hex {
  if (!isHex(text) || text.length !== 66) return false;
  try {
    privateKeyToAccount(text);
    return true;
  } catch {
    return false;
  }
}

/** A private key. Mark what uses it as secret. */
export function privateKey() {
  return z.string(wording).refine(isPrivateKey, wording);
}
