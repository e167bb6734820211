import type { ParseResult, Reading, TextProblem } from "./amount-problem";
import { cleanText } from "./clean-text";
import { numberLocale } from "./number-locale";
import { splitNumber } from "./split-number";
import { type Token, tokens } from "./tokens";

const maxUint256 = 2n ** 256n - 1n;

type ParseOptions = {
  text: string;
  /** Orders the readings of an ambiguous "1,234", the usual one first. Changes no other result. */
  locale?: string | undefined;
  /** Fewer decimals than the token has, where only those can be paid: AID that is paid for in USDC. */
  maxDecimals?: number | undefined;
};

/**
 * Reads a typed or pasted amount of a token, strictly: what cannot be read with certainty is refused
 * with a code, never guessed, rounded or cut. A result that is `ok` is between 1 and 2^256 − 1.
 */
export function parseAmount(options: ParseOptions & { token: Token }): ParseResult {
  return parseDecimal({ ...options, decimals: tokens[options.token].decimals });
}

/** `parseAmount` for any number of decimals. */
export function parseDecimal(options: ParseOptions & { decimals: number }): ParseResult {
  const { decimals, locale = "en-US", maxDecimals = decimals } = options;
  const cleaned = cleanText(options.text);
  if ("problem" in cleaned) return refuse(cleaned.problem);
  const split = splitNumber(cleaned.text);
  if (split.kind === "misplaced") return refuse({ code: "misplaced-separator" });
  if (split.kind === "ambiguous") {
    const decimalFirst = split.separator === numberLocale(locale).decimal;
    return refuse({ code: "ambiguous", readings: readingsOf({ ...split, decimals, maxDecimals, decimalFirst }) });
  }
  if (split.fraction.length > maxDecimals) return refuse({ code: "too-many-decimals", decimals: maxDecimals });
  const raw = toRaw(split.whole, split.fraction, decimals);
  if (raw > maxUint256) return refuse({ code: "too-large" });
  return raw === 0n ? refuse({ code: "zero" }) : { status: "ok", raw };
}

/**
 * Both readings of "1,234". Where fewer than three decimals are possible there is no decimal one: then
 * the grouped reading is offered alone, still as a question, because the text meant something else.
 */
function readingsOf(options: {
  whole: string;
  fraction: string;
  decimals: number;
  maxDecimals: number;
  decimalFirst: boolean;
}): readonly Reading[] {
  const { whole, fraction, decimals, maxDecimals, decimalFirst } = options;
  const grouped: Reading = { kind: "grouped", raw: toRaw(whole + fraction, "", decimals) };
  if (fraction.length > maxDecimals) return [grouped];
  const decimal: Reading = { kind: "decimal", raw: toRaw(whole, fraction, decimals) };
  return decimalFirst ? [decimal, grouped] : [grouped, decimal];
}

function toRaw(whole: string, fraction: string, decimals: number): bigint {
  return BigInt(`0${whole}${fraction.padEnd(decimals, "0")}`);
}

function refuse(problem: TextProblem): ParseResult {
  return { status: "problem", problem };
}
