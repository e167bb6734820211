import { countOf } from "./count-of";
import { splitDuration } from "./split-duration";
import { timeWords } from "./words";

/** A time span in words of the locale, two units at most: "6 days 4 hours". Seconds, cut to whole units. */
export function formatDuration(options: { seconds: bigint | number; locale?: string | undefined }): string {
  const { seconds, locale = "en" } = options;
  const { units, and } = timeWords(locale);
  return splitDuration(seconds)
    .map(([unit, count]) => countOf({ count, forms: units[unit], locale }))
    .join(and);
}
