import { timeWords } from "./words";

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
  /** `date` "27 Nov 2026", `day` "27 Nov", `minute` "27 Nov 2026, 14:05 UTC". */
  precision?: "date" | "day" | "minute" | undefined;
};

/** A moment on the calendar, in UTC, so that server and browser write the same. */
export function formatDate(options: FormatDateOptions): string {
  const { timestamp, locale = "en", precision = "date" } = options;
  const { date: [beforeMonth, beforeYear, afterYear], months } = timeWords(locale);
  const moment = toDate(timestamp);
  const day = `${moment.getUTCDate()}${beforeMonth}${months[moment.getUTCMonth()] ?? ""}`;
  if (precision === "day") return day;
  const date = `${day}${beforeYear}${moment.getUTCFullYear()}${afterYear}`;
  return precision === "date" ? date : `${date}, ${twoDigits(moment.getUTCHours())}:${twoDigits(moment.getUTCMinutes())} UTC`;
}

function twoDigits(count: number): string {
  return count.toString().padStart(2, "0");
}
