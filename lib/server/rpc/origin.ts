import { isIPv6 } from "node:net";

/** Wallet extensions fetch from pages of their own. They may use the proxy of a local chain, which has no public server. */
const EXTENSION = /^(?:chrome|moz|safari-web)-extension:\/\//;

/**
 * Whether a request comes from a page of ours. Browsers name the page's origin on every POST and, where they can, how
 * it relates to us; scripts cannot forge either. A program outside a browser may leave both out: limits hold it.
 */
export function isOwnPage(headers: Headers, { extensions }: { readonly extensions: boolean }): boolean {
  const origin = headers.get("origin");
  if (origin !== null && EXTENSION.test(origin)) return extensions;
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  if (origin === null) return true;
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * Whom an allowance is counted for: the address that our own front server saw, the last one of the chain. One customer
 * of IPv6 has a whole /64 network, so that stands for all its addresses.
 */
export function clientOf(headers: Headers): string {
  const seen = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  const address = seen.replace(/^\[(.*)\](?::\d+)?$/, "$1").replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1").replace(/%.*$/, "");
  return isIPv6(address) ? networkOf(address) : address || "unknown";
}

/** The /64 of an IPv6 address, or the IPv4 address that it stands for. */
function networkOf(address: string): string {
  const [before = "", after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const [first, last] = [before, after ?? ""].map((part) => (part === "" ? [] : part.split(":")));
  const groups = [...(first ?? []), ...Array<string>(8 - (first?.length ?? 0) - (last?.length ?? 0)).fill("0"), ...(last ?? [])];
  if (groups.slice(0, 6).join(":") !== "0:0:0:0:0:ffff") return `${groups.slice(0, 4).join(":")}::/64`;
  const bytes = groups.slice(6).map((group) => Number.parseInt(group, 16)).flatMap((pair) => [pair >> 8, pair & 255]);
  return bytes.join(".");
}
