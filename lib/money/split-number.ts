/** A number split at its separators, or the two shapes in which that is not possible. */
export type SplitResult =
  | { readonly kind: "number"; readonly whole: string; readonly fraction: string }
  | { readonly kind: "ambiguous"; readonly whole: string; readonly fraction: string; readonly separator: "," | "." }
  | { readonly kind: "misplaced" };

const misplaced = { kind: "misplaced" } as const;
const digits = /^\d*$/;

/**
 * Decides which mark groups and which begins the decimals, in a text of `0–9 . , ' space`.
 *
 * - Spaces and apostrophes only ever group.
 * - The last comma or point begins the decimals when it occurs once; when it occurs more often it groups.
 * - Groups are of one kind, of three digits, and the first does not begin with zero.
 * - One single comma or point followed by exactly three digits can be either ("1,234"), unless no
 *   group could stand before it: "0,123", "1234,567" and ",123" are decimals.
 */
export function splitNumber(text: string): SplitResult {
  const separator = lastSeparator(text);
  if (separator === undefined || text.indexOf(separator) !== text.lastIndexOf(separator)) {
    const whole = ungroup(text);
    return whole === undefined ? misplaced : { kind: "number", whole, fraction: "" };
  }
  const at = text.indexOf(separator);
  const before = text.slice(0, at);
  const fraction = text.slice(at + 1);
  if (!digits.test(fraction)) return misplaced;
  if (fraction.length === 3 && /^[1-9]\d{0,2}$/.test(before)) {
    return { kind: "ambiguous", whole: before, fraction, separator };
  }
  const whole = before === "" ? "" : ungroup(before);
  return whole === undefined ? misplaced : { kind: "number", whole, fraction };
}

function lastSeparator(text: string): "," | "." | undefined {
  const comma = text.lastIndexOf(",");
  const point = text.lastIndexOf(".");
  if (comma === point) return undefined; // both −1: there is none
  return comma > point ? "," : ".";
}

/** Takes the grouping out of the digits before the decimals; undefined where it is not regular. */
function ungroup(text: string): string | undefined {
  if (digits.test(text)) return text;
  const mark = /[^0-9]/.exec(text)?.[0];
  const groups = mark === undefined ? [] : text.split(mark);
  const regular = groups.every((group, index) => (index === 0 ? /^[1-9]\d{0,2}$/ : /^\d{3}$/).test(group));
  return regular ? groups.join("") : undefined;
}
