import type { TextProblem } from "./amount-problem";

/**
 * Longest text that is looked at: 2^256 − 1 with 18 decimals and every group separated has 100
 * characters. The cap comes before any other work, so a pasted novel costs nothing.
 */
export const maxTextLength = 128;

const spaces = /[\u0020\u00a0\u2007\u2008\u2009\u202f]/g;
const apostrophes = /['\u2019\u02bc\u00b4\u0060]/g;
/**
 * Zero-width marks: they come along when a number is copied and show nothing. Direction overrides stay, and are refused
 * as symbols: with them the digits that a person sees have another order than those that would be read.
 */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

const refusals: readonly (readonly [RegExp, TextProblem])[] = [
  [/^$/, { code: "empty" }],
  [/^[-\u2010-\u2015\u2212\ufe63\uff0d]/, { code: "negative" }],
  [/^[+\uff0b]/, { code: "plus-sign" }],
  [/^[\d.,]*\d[.,]?e[+-]?\d*$/i, { code: "exponent" }],
  [/(?![0-9])\p{Nd}/u, { code: "foreign-digits" }],
  [/\p{L}/u, { code: "letters" }],
];

export type CleanResult = { readonly text: string } | { readonly problem: TextProblem };

/**
 * Brings a typed or pasted text to the alphabet `0–9 . , ' space`, one kind of space and one kind of
 * apostrophe, or says why it cannot be an amount. The order of the refusals is the order of help:
 * "-1e5" is called negative first.
 */
export function cleanText(text: string): CleanResult {
  if (text.length > maxTextLength) return { problem: { code: "too-long", maxLength: maxTextLength } };
  const cleaned = text.replace(invisible, "").trim().replace(spaces, " ").replace(apostrophes, "'");
  const refusal = refusals.find(([pattern]) => pattern.test(cleaned));
  if (refusal !== undefined) return { problem: refusal[1] };
  const character = /[^0-9., ']/u.exec(cleaned)?.[0];
  if (character !== undefined) return { problem: { code: "symbol", character } };
  return /\d/.test(cleaned) ? { text: cleaned } : { problem: { code: "no-digits" } };
}
