import { z } from "zod";

/** The id of a chain that runs on this machine only. The demo wallet, the faucet and the voucher button exist for it alone. */
export const LOCAL_CHAIN_ID = 31337;

const DIGITS = /^[0-9]{1,10}$/;

/** A whole number written in digits, between `min` and `max`. */
export function wholeNumber(min: number, max: number, wording: string) {
  return z
    .string(wording)
    .refine((text) => DIGITS.test(text) && Number(text) >= min && Number(text) <= max, wording)
    .transform(Number);
}

/** `1` turns the thing on; `0` or nothing leaves it off. */
export function flag() {
  return z.enum(["0", "1"], "must be 1 or 0").transform((value) => value === "1");
}

export function chainId() {
  return wholeNumber(1, 4_294_967_295, "must be the id of a chain, a whole number from 1 to 4294967295");
}

export function port() {
  return wholeNumber(1, 65_535, "must be a port, a whole number from 1 to 65535");
}

/** A name or an IP address to listen on, without scheme, port or brackets. */
export function host() {
  const wording = "must be the name or the IP address of one of this machine's interfaces, such as 127.0.0.1";
  return z.string(wording).refine((text) => z.ipv6().safeParse(text).success || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text), wording);
}

/** Project ids of WalletConnect are 32 hexadecimal digits. */
export function walletConnectProjectId() {
  const wording = "must be 32 hexadecimal digits, as cloud.reown.com shows it";
  return z.string(wording).regex(/^[0-9a-fA-F]{32}$/, wording);
}

/** One or several `http(s)://` addresses with commas between them. */
export function urlList() {
  const wording = "must be one or several addresses that start with http:// or https://, with commas between them";
  return z
    .string(wording)
    .transform((text) => text.split(",").map((part) => part.trim()))
    .refine((parts) => parts.every(isHttpUrl), wording);
}

/** An `http(s)://` address of a server, with nothing behind its port. */
export function serverOrigin() {
  const wording = "must be the address of a server without a path, such as http://127.0.0.1:42069";
  return z.string(wording).refine((text) => isHttpUrl(text) && new URL(text).origin === text, wording);
}

function isHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol } = new URL(text);
  return protocol === "http:" || protocol === "https:";
}

/** `https://name` or `http://name:port`, with nothing behind it. http is for this machine only. */
export function origin() {
  const wording = "must be the address of the site without a path, such as https://example.org";
  return z.string(wording).refine((text) => {
    if (!isHttpUrl(text)) return false;
    const { origin: own, protocol, hostname } = new URL(text);
    return own === text && (protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname));
  }, wording);
}

/** One or several `mailto:` or `https://` addresses with commas between them (RFC 9116 §2.5.3). */
export function contacts() {
  const wording = "must be one or several addresses that start with mailto: or https://, with commas between them";
  return z
    .string(wording)
    .transform((text) => text.split(",").map((part) => part.trim()))
    .refine((parts) => parts.every(isContact), wording);
}

function isContact(text: string): boolean {
  if (/^mailto:/.test(text)) return z.email().safeParse(text.slice("mailto:".length)).success;
  return isHttpUrl(text) && new URL(text).protocol === "https:" && !/\s/.test(text);
}
