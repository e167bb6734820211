import { formatCount } from "./format-count";
import { timeWords } from "./words";

/** A whole number with the form of a word that goes with it: "3 minutes", "5 хвилин". */
export function countOf({ count, forms, locale }: { count: number; forms: readonly string[]; locale: string }): string {
  return `${formatCount({ count: BigInt(count), locale })} ${forms[timeWords(locale).form(count)] ?? ""}`;
}
