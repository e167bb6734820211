/** What a locale contributes to a number: grouping, the decimal sign and where the per cent sign stands. */
export type NumberLocale = {
  /** Grouped digits of a non-negative integer of any size. */
  readonly group: (whole: bigint) => string;
  readonly decimal: string;
  readonly percentPrefix: string;
  readonly percentSuffix: string;
};

/**
 * The product's languages. Intl says the same of them, which the tests compare: a browser's first call of Intl looks
 * through every locale it has, which takes a slow phone longer than drawing the page.
 */
const known = new Map<string, NumberLocale>([
  ["en", conventions(",", ".")],
  ["en-US", conventions(",", ".")],
  ["pt-BR", conventions(".", ",")],
  ["uk", conventions("\u00a0", ",")],
]);

function conventions(separator: string, decimal: string): NumberLocale {
  const group = (whole: bigint) => whole.toString().replace(/\B(?=(?:\d{3})+$)/g, separator);
  return { group, decimal, percentPrefix: "", percentSuffix: "%" };
}

/**
 * The conventions of a locale; those of other languages than ours are read from Intl, once per locale. Digits are
 * always 0–9, so that a displayed amount can be typed back. Throws Intl's RangeError for a malformed locale tag.
 */
export function numberLocale(locale: string): NumberLocale {
  const found = known.get(locale);
  if (found !== undefined) return found;
  const made = readLocale(locale);
  known.set(locale, made);
  return made;
}

/** What Intl knows of a locale. */
export function readLocale(locale: string): NumberLocale {
  const whole = new Intl.NumberFormat(locale, { numberingSystem: "latn", maximumFractionDigits: 0 });
  const decimal = new Intl.NumberFormat(locale, { numberingSystem: "latn", minimumFractionDigits: 1 })
    .formatToParts(0)
    .find((part) => part.type === "decimal");
  const percent = new Intl.NumberFormat(locale, { numberingSystem: "latn", style: "percent" })
    .formatToParts(0)
    .map((part) => (part.type === "integer" ? "\n" : part.value))
    .join("")
    .split("\n");
  return {
    group: (value) => whole.format(value),
    decimal: decimal?.value ?? ".",
    percentPrefix: percent[0] ?? "",
    percentSuffix: percent[1] ?? "%",
  };
}
