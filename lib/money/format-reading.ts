import type { Reading } from "./amount-problem";
import { formatScaled } from "./format-scaled";
import { type Token, tokens } from "./tokens";

/**
 * One reading of an ambiguous text, written so that the other cannot be seen in it: "1,234.00" for the
 * grouped, "1.2340" for the decimal one.
 */
export function formatReading(options: { reading: Reading; token: Token; locale?: string | undefined }): string {
  const { reading, token, locale } = options;
  const { decimals } = tokens[token];
  const minDecimals = reading.kind === "grouped" ? 2 : 4;
  return formatScaled({ value: reading.raw, decimals, locale, maxDecimals: decimals, minDecimals });
}
