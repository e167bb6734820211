import { numberLocale } from "../money/number-locale";

/** A whole number, zero or more, in the digits and groups of a locale: "4,812". */
export function formatCount({ count, locale }: { count: bigint; locale: string }): string {
  return numberLocale(locale).group(count);
}
