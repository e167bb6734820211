import { secondsPerDay } from "../constants";

// A day is a civil day in UTC, by its number: unix time / 86,400. Months are those of the proleptic Gregorian calendar. Days
// and dates by Howard Hinnant's civil_from_days and days_from_civil (https://howardhinnant.github.io/date_algorithms.html),
// for dates from 1970 on: years begin on 1 March, so that a leap day is the last, and 400 of them are an era.
// Mirrors Calendar.sol.

const daysPerEra = 146_097n;
const yearsPerEra = 400n;
/** From 1 March of the year 0 to 1 January 1970. */
const daysBeforeEpoch = 719_468n;

/** A date: month 1 to 12, day of the month 1 to 31. */
export type CivilDate = { readonly year: bigint; readonly month: bigint; readonly day: bigint };

/** The number of the day that a moment lies in, unix seconds. */
export function dayOf(time: bigint): bigint {
  return time / secondsPerDay;
}

/** Unix time of a day's first second. */
export function startOfDay(day: bigint): bigint {
  return day * secondsPerDay;
}

/** The date of a day's number. */
export function toDate(dayNumber: bigint): CivilDate {
  const sinceEras = dayNumber + daysBeforeEpoch;
  const dayOfEra = sinceEras % daysPerEra;
  const yearOfEra = (dayOfEra - dayOfEra / 1_460n + dayOfEra / 36_524n - dayOfEra / 146_096n) / 365n;
  const dayOfYear = dayOfEra - (365n * yearOfEra + yearOfEra / 4n - yearOfEra / 100n);
  const fromMarch = (5n * dayOfYear + 2n) / 153n;
  const day = dayOfYear - (153n * fromMarch + 2n) / 5n + 1n;
  const month = fromMarch < 10n ? fromMarch + 3n : fromMarch - 9n;
  const year = yearOfEra + (sinceEras / daysPerEra) * yearsPerEra;
  return { year: month <= 2n ? year + 1n : year, month, day };
}

/** The number of the day with this date, which must exist. */
export function fromDate({ year, month, day }: CivilDate): bigint {
  const [marchYear, fromMarch] = month <= 2n ? [year - 1n, month + 9n] : [year, month - 3n];
  const yearOfEra = marchYear % yearsPerEra;
  const dayOfYear = (153n * fromMarch + 2n) / 5n + day - 1n;
  const dayOfEra = 365n * yearOfEra + yearOfEra / 4n - yearOfEra / 100n + dayOfYear;
  return (marchYear / yearsPerEra) * daysPerEra + dayOfEra - daysBeforeEpoch;
}

/** The first of the month that is so many months after January of a year. */
const firstOfMonth = (year: bigint, months: bigint): bigint => fromDate({ year: year + months / 12n, month: (months % 12n) + 1n, day: 1n });

/**
 * The same day of the month so many months later, or the last one of a month that is too short for it: a day's number.
 * Chains are reckoned from their first day, never from one another: 31 January, 28 February, 31 March.
 */
export function addMonths(dayNumber: bigint, months: number): bigint {
  const { year, month, day } = toDate(dayNumber);
  const since = month - 1n + BigInt(months);
  const first = firstOfMonth(year, since);
  const length = firstOfMonth(year, since + 1n) - first;
  return first + (day < length ? day : length) - 1n;
}
