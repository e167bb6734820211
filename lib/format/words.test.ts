import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDrawn } from "../charts/format-drawn";
import { numberLocale, readLocale } from "../money/number-locale";
import { formatAge } from "./format-age";
import { formatDate } from "./format-date";
import { formatDuration } from "./format-duration";
import { splitDuration } from "./split-duration";

const AID = 10n ** 18n;
const DAY = 86_400;
/** Plain "en" reads as American to Intl; the product writes days before months: "27 Nov 2026". */
const dateLocale = (locale: string) => (locale === "en" ? "en-GB" : locale);

/** What Intl says, which knows every language, and is not called while a page is drawn. */
describe.each(["en", "pt-BR", "uk"])("our own words in %s are Intl's", (locale) => {
  it("for numbers", () => {
    const intl = readLocale(locale);
    const ours = numberLocale(locale);
    expect({ ...ours, group: undefined }).toEqual({ ...intl, group: undefined });
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n }), (whole) => { expect(ours.group(whole)).toBe(intl.group(whole)); }));
  });

  it("for ages", () => {
    const intl = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 * DAY }), (seconds) => {
        const [unit, count] = splitDuration(seconds)[0] ?? ["second", 0];
        expect(formatAge({ timestamp: 0, now: seconds, locale })).toBe(intl.format(-count, unit));
      }),
    );
    const now = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(0, "second");
    expect(formatAge({ timestamp: 5, now: 5, locale })).toBe(now);
  });

  it("for every count of every unit", () => {
    for (const [unit, size, most] of [["second", 1, 59], ["minute", 60, 59], ["hour", 3_600, 23], ["day", DAY, 1_200]] as const) {
      const intl = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" });
      for (let count = 1; count <= most; count += 1) expect(formatDuration({ seconds: count * size, locale })).toBe(intl.format(count));
    }
    expect(formatDuration({ seconds: 0, locale })).toBe(new Intl.NumberFormat(locale, { style: "unit", unit: "second", unitDisplay: "long" }).format(0));
  });

  it("for spans of two units", () => {
    // Narrow says "6 days 4 hours", but drops the "e" that Portuguese needs between the two.
    const intl = new Intl.ListFormat(locale, { style: locale === "pt-BR" ? "long" : "narrow", type: "unit" });
    const parts = [formatDuration({ seconds: 2 * DAY, locale }), formatDuration({ seconds: 4 * 3_600, locale })];
    expect(formatDuration({ seconds: 2 * DAY + 4 * 3_600, locale })).toBe(intl.format(parts));
  });

  it("for dates", () => {
    const day = { timeZone: "UTC", day: "numeric", month: "short" } as const;
    const date = { ...day, year: "numeric" } as const;
    const minute = { ...date, hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" } as const;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000_000_000 }), (timestamp) => {
        for (const [precision, format] of Object.entries({ day, date, minute })) {
          const intl = new Intl.DateTimeFormat(dateLocale(locale), format).format(timestamp * 1_000);
          expect(formatDate({ timestamp, locale, precision: precision as "day" })).toBe(intl);
        }
      }),
    );
  });

  it("for large amounts", () => {
    const intl = new Intl.NumberFormat(locale, { notation: "compact", minimumFractionDigits: 2, maximumFractionDigits: 2, roundingMode: "trunc" });
    fc.assert(
      fc.property(fc.bigInt({ min: 1_000_000n, max: 10n ** 15n - 1n }), (whole) => {
        expect(formatDrawn({ raw: whole * AID, locale })).toBe(intl.format(whole));
      }),
    );
  });
});
