import { createHash } from "node:crypto";
import type { Place } from "./endpoint";
import { Refusal } from "./refusal";

const digits = /^-?[0-9]{1,78}$/;
/** These say how much is sent and how, not which list it is. */
const besidesTheList = new Set(["cursor", "limit", "format"]);

/** Which list a request asks for: a cursor of one means nothing in another. */
export function listKey(id: string, asked: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(asked).filter(([name, value]) => value !== undefined && !besidesTheList.has(name));
  const text = JSON.stringify([id, said.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, String(value)])]);
  return createHash("sha256").update(text).digest("base64url").slice(0, 10);
}

/** A place in a list, as text that only this API reads. */
export function writeCursor(list: string, place: Place): string {
  return Buffer.from(JSON.stringify([list, ...place.map(String)])).toString("base64url");
}

/** The place that a cursor stands for. Throws a Refusal for a text that is none, or one of another list. */
export function readCursor(list: string, text: string, length: number): Place {
  const parts = parsed(Buffer.from(text, "base64url").toString());
  if (parts.length !== length + 1 || parts[0] !== list) throw refused();
  return parts.slice(1).map((part) => {
    if (typeof part !== "string" || !digits.test(part)) throw refused();
    return BigInt(part);
  });
}

function parsed(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

const refused = (): Refusal =>
  new Refusal({ code: "bad-request", field: "cursor", message: "“cursor” must be the `next` of an answer to the same request." });
