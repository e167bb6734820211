import type { DurationUnit } from "./split-duration";

/** What a language says about time and large numbers. */
type TimeWords = {
  /** Which form of a word goes with a whole number, as CLDR's plural rules have it: the place in the lists below. */
  readonly form: (count: number) => number;
  readonly units: Readonly<Record<DurationUnit, readonly string[]>>;
  /** Forms that differ when it is over: "1 година", but "1 годину тому". */
  readonly agoUnits?: Partial<Readonly<Record<DurationUnit, readonly string[]>>>;
  /** Around the span: "há " and "", or "" and " ago". */
  readonly ago: readonly [before: string, after: string];
  readonly now: string;
  /** Between the two parts of a span: "6 days 4 hours". */
  readonly and: string;
  /** Between the day, the month and the year, and after the year. */
  readonly date: readonly [month: string, year: string, end: string];
  readonly months: readonly string[];
  /** Behind a number of millions, of thousand millions, of millions of millions. */
  readonly large: readonly [string, string, string];
};

const english: TimeWords = {
  form: (count) => (count === 1 ? 0 : 1),
  units: { day: ["day", "days"], hour: ["hour", "hours"], minute: ["minute", "minutes"], second: ["second", "seconds"] },
  ago: ["", " ago"],
  now: "now",
  and: " ",
  date: [" ", " ", ""],
  months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"],
  large: ["M", "B", "T"],
};

const portuguese: TimeWords = {
  form: (count) => (count <= 1 ? 0 : 1),
  units: { day: ["dia", "dias"], hour: ["hora", "horas"], minute: ["minuto", "minutos"], second: ["segundo", "segundos"] },
  ago: ["há ", ""],
  now: "agora",
  and: " e ",
  date: [" de ", " de ", ""],
  months: ["jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."],
  large: ["\u00a0mi", "\u00a0bi", "\u00a0tri"],
};

const ukrainian: TimeWords = {
  form: (count) => {
    const [last, lastTwo] = [count % 10, count % 100];
    if (last === 1 && lastTwo !== 11) return 0;
    return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? 1 : 2;
  },
  units: {
    day: ["день", "дні", "днів"],
    hour: ["година", "години", "годин"],
    minute: ["хвилина", "хвилини", "хвилин"],
    second: ["секунда", "секунди", "секунд"],
  },
  agoUnits: { hour: ["годину", "години", "годин"], minute: ["хвилину", "хвилини", "хвилин"], second: ["секунду", "секунди", "секунд"] },
  ago: ["", " тому"],
  now: "зараз",
  and: " і ",
  date: [" ", " ", " р."],
  months: ["січ.", "лют.", "бер.", "квіт.", "трав.", "черв.", "лип.", "серп.", "вер.", "жовт.", "лист.", "груд."],
  large: ["\u00a0млн", "\u00a0млрд", "\u00a0трлн"],
};

const known: Readonly<Record<string, TimeWords>> = { pt: portuguese, uk: ukrainian };

/**
 * The words of a language, English where it is none of the product's. They are Intl's own, which the tests compare: a
 * browser's first call of Intl looks through every locale it has, which takes a slow phone longer than drawing the page.
 */
export function timeWords(locale: string): TimeWords {
  return known[locale.slice(0, 2)] ?? english;
}
