import type { Amount } from "./amount";
import { decimalText } from "./decimal-text";
import { tokens } from "./tokens";

/** Text that `parseAmount` would refuse as ambiguous: one to three digits, a point, three digits. */
const ambiguous = /^[1-9]\d{0,2}\.\d{3}$/;

/**
 * The exact editable text of an amount: a point, no grouping. `parseAmount` reads it back to the same
 * raw value, so "1.234" gets a fourth decimal ("1.2340"): with three it could also mean 1,234.
 */
export function toInput(amount: Amount): string {
  const text = decimalText(amount.raw, tokens[amount.token].decimals);
  return ambiguous.test(text) ? `${text}0` : text;
}
