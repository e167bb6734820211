/** Plain "en" reads as American to Intl; the product writes days before months: "27 Nov 2026". */
function dateLocale(locale: string): string {
  return locale === "en" || locale === "en-US" ? "en-GB" : locale;
}

/** Milliseconds of a unix time in seconds. Throws RangeError beyond what a Date can hold. */
function toDate(timestamp: bigint | number): Date {
  const date = new Date(Number(timestamp) * 1_000);
  if (Number.isNaN(date.getTime())) throw new RangeError(`${timestamp} is not a time that a calendar knows.`);
  return date;
}

export type FormatDateOptions = {
  /** Unix seconds, as the chain counts. */
  timestamp: bigint | number;
  locale?: string | undefined;
  /** IANA name. UTC by default, so that server and browser write the same. */
  timeZone?: string | undefined;
  /** `date` "27 Nov 2026", `day` "27 Nov", `minute` "27 Nov 2026, 14:05 UTC". */
  precision?: "date" | "day" | "minute" | undefined;
};

/** A moment on the calendar. */
export function formatDate(options: FormatDateOptions): string {
  const { timestamp, locale = "en", timeZone = "UTC", precision = "date" } = options;
  const format: Intl.DateTimeFormatOptions = { timeZone, day: "numeric", month: "short" };
  if (precision !== "day") format.year = "numeric";
  if (precision === "minute") {
    Object.assign(format, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" });
  }
  return new Intl.DateTimeFormat(dateLocale(locale), format).format(toDate(timestamp));
}
