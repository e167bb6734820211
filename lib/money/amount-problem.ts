import type { Amount } from "./amount";

/** One way to read "1,234": as a thousands grouping or as a decimal fraction. */
export type Reading = {
  readonly kind: "grouped" | "decimal";
  readonly raw: bigint;
};

/** Why a text is not an amount. Codes and values only: the catalogue `money.problem.*` has the words. */
export type TextProblem =
  | { readonly code: "empty" }
  | { readonly code: "no-digits" }
  | { readonly code: "too-long"; readonly maxLength: number }
  | { readonly code: "too-large" }
  | { readonly code: "negative" }
  | { readonly code: "plus-sign" }
  | { readonly code: "exponent" }
  | { readonly code: "letters" }
  | { readonly code: "foreign-digits" }
  | { readonly code: "symbol"; readonly character: string }
  | { readonly code: "misplaced-separator" }
  | { readonly code: "too-many-decimals"; readonly decimals: number }
  | { readonly code: "zero" }
  | { readonly code: "ambiguous"; readonly readings: readonly Reading[] };

/** Why an amount that reads well cannot be used here. */
export type LimitProblem =
  | { readonly code: "exceeds-balance"; readonly missing: Amount }
  | { readonly code: "exceeds-limit"; readonly limit: Amount };

export type AmountProblem = TextProblem | LimitProblem;
export type AmountProblemCode = AmountProblem["code"];

/** Every code once; a test demands a sentence in the catalogue for each. */
export const amountProblemCodes = [
  "empty",
  "no-digits",
  "too-long",
  "too-large",
  "negative",
  "plus-sign",
  "exponent",
  "letters",
  "foreign-digits",
  "symbol",
  "misplaced-separator",
  "too-many-decimals",
  "zero",
  "ambiguous",
  "exceeds-balance",
  "exceeds-limit",
] as const satisfies readonly AmountProblemCode[];

export type ParseResult =
  | { readonly status: "ok"; readonly raw: bigint }
  | { readonly status: "problem"; readonly problem: TextProblem };
