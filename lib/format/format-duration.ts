import { splitDuration } from "./split-duration";

/** A time span in words of the locale, two units at most: "6 days 4 hours". Seconds, cut to whole units. */
export function formatDuration(options: { seconds: bigint | number; locale?: string | undefined }): string {
  const { seconds, locale = "en" } = options;
  const parts = splitDuration(seconds).map(([unit, count]) =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count),
  );
  // Narrow says "6 days 4 hours", but drops the "e" that Portuguese needs between the two.
  const style = locale.startsWith("pt") ? "long" : "narrow";
  return new Intl.ListFormat(locale, { style, type: "unit" }).format(parts);
}
