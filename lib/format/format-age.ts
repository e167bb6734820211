import { countOf } from "./count-of";
import { splitDuration } from "./split-duration";
import { timeWords } from "./words";

/**
 * How long ago something was: "3 minutes ago", "now". Both in unix seconds; the age is cut to its
 * largest unit, and a moment that lies ahead (clocks differ) counts as now.
 */
export function formatAge(options: { timestamp: bigint | number; now: bigint | number; locale?: string | undefined }): string {
  const { timestamp, now, locale = "en" } = options;
  const [unit, count] = splitDuration(Number(now) - Number(timestamp))[0] ?? ["second", 0];
  const { ago, now: justNow, units, agoUnits } = timeWords(locale);
  if (count === 0) return justNow;
  return `${ago[0]}${countOf({ count, forms: agoUnits?.[unit] ?? units[unit], locale })}${ago[1]}`;
}
