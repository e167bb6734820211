import { type Address, getAddress } from "viem";

/** What stands in an address field or in `?address=`. */
export type AddressInput =
  | { readonly status: "none" }
  | { readonly status: "ok"; readonly address: Address }
  /** `shape`: not 0x and 40 hexadecimal digits. `checksum`: capitals that do not fit (EIP-55), so that a digit is wrong. */
  | { readonly status: "bad"; readonly problem: "shape" | "checksum"; readonly text: string };

/** What is kept of a text that is no address: enough to see what is wrong with it. */
const maxKept = 200;

/** Reads an address as it was typed, pasted or linked. Spaces around it do not count; one in small letters has no checksum. */
export function readAddress(input: string | readonly string[] | undefined): AddressInput {
  const text = (typeof input === "string" ? input : (input?.[0] ?? "")).trim();
  if (text === "") return { status: "none" };
  if (!/^0x[0-9a-f]{40}$/i.test(text)) return { status: "bad", problem: "shape", text: text.slice(0, maxKept) };
  const digits = text.slice(2);
  const address = getAddress(`0x${digits.toLowerCase()}`);
  const hasChecksum = digits !== digits.toLowerCase() && digits !== digits.toUpperCase();
  return hasChecksum && address.slice(2) !== digits ? { status: "bad", problem: "checksum", text } : { status: "ok", address };
}
