import { property } from "./error-links";

const maxLength = 600;

/**
 * The technical story of an error for a disclosure: class, number and short message of each link, from
 * the outside in, each text once. Not for classification, and not the message a person reads first.
 */
export function errorDetail(error: unknown, links: readonly object[]): string {
  const parts = links.length > 0 ? links.map(describe) : [typeof error === "string" ? error : ""];
  const text = [...new Set(parts.filter((part) => part !== ""))].join(" ← ");
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}

function describe(link: object): string {
  const name = property(link, "name");
  const code = property(link, "code");
  const short = property(link, "shortMessage") ?? property(link, "message");
  const label = [name, code].filter((part) => typeof part === "string" || typeof part === "number").join(" ");
  const message = typeof short === "string" ? short.split("\n").slice(0, 2).join(" ").trim() : "";
  return [label, message].filter((part) => part !== "").join(": ");
}
