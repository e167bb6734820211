import { splitDuration } from "./split-duration";

/** A time span in words of the locale, two units at most: "6 days 4 hours". Seconds, cut to whole units. */
export function formatDuration(options: { seconds: bigint | number; locale?: string | undefined }): string {
  const { seconds, locale = "en" } = options;
  const parts = splitDuration(seconds).map(([unit, count]) =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count),
  );
  return new Intl.ListFormat(locale, { style: "narrow", type: "unit" }).format(parts);
}
