import { formatDate } from "../../format/format-date";
import type { ErrorCode, ErrorValue } from "../codes";
import { formatErrorValue } from "../format-error-value";
import { type PresentedError, presentError } from "../present";
import { type ClassifiedCreditError, isCreditError } from "./classify-credit";
import { type Choice, choices, type CreditErrorName, creditErrors, type CreditValueKind } from "./credit-errors";

/** Keys of the whole catalogue: titles and hints stand under `errors`, sentences there or under `creditErrors`. */
export type PresentedCreditError = Omit<PresentedError, "title" | "hint" | "sentence"> & {
  readonly title: `errors.${PresentedError["title"]}`;
  readonly hint: `errors.${PresentedError["hint"]}`;
  readonly sentence: `creditErrors.${CreditErrorName}` | `errors.sentence.${ErrorCode}`;
};

const secondsPerDay = 86_400n;

/** As `presentError`, for what `classifyCredit` gives. */
export function presentCreditError({ error, locale }: { error: ClassifiedCreditError; locale?: string | undefined }): PresentedCreditError {
  const { code } = error;
  const said = isCreditError(code) ? sayCredit(code, error.values, locale) : undefined;
  const known = presentError({ error: { ...error, code: isCreditError(code) ? "revert-selector" : code }, locale });
  const titled = { ...known, title: `errors.${known.title}`, hint: `errors.${known.hint}` } as const;
  return said ? { ...titled, ...said } : { ...titled, sentence: `errors.${known.sentence}` };
}

function sayCredit(code: CreditErrorName, given: ClassifiedCreditError["values"], locale: string | undefined) {
  const kinds: Readonly<Record<string, CreditValueKind>> = creditErrors[code];
  const values = Object.entries(given).map(([name, value]) => [name, formatCreditValue(kinds[name] ?? "text", value, locale)]);
  return { sentence: `creditErrors.${code}`, values: Object.fromEntries(values) as Record<string, string> } as const;
}

/** Writes one argument for a person, by its kind; a choice as the word that sentences select by. */
export function formatCreditValue(kind: CreditValueKind, value: ErrorValue, locale?: string): string {
  if (isChoice(kind)) return choices[kind][Number(value)] ?? "other";
  if (kind !== "day") return formatErrorValue({ kind, value, locale });
  return formatDate({ timestamp: BigInt(value) * secondsPerDay, locale: locale ?? "en-US", precision: "date" });
}

function isChoice(kind: CreditValueKind): kind is Choice {
  return Object.hasOwn(choices, kind);
}
