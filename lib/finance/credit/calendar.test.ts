import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, dayOf, fromDate, startOfDay, toDate } from "./calendar";

/** The language's own calendar, which is the proleptic Gregorian one too. */
const utc = (day: number) => {
  const date = new Date(day * 86_400_000);
  return { year: BigInt(date.getUTCFullYear()), month: BigInt(date.getUTCMonth() + 1), day: BigInt(date.getUTCDate()) };
};
const dayNumber = (text: string) => BigInt(Date.parse(`${text}T00:00:00Z`) / 86_400_000);
const text = (day: bigint) => new Date(Number(day) * 86_400_000).toISOString().slice(0, 10);

describe("a day", () => {
  it("has the date that it has, every day until 2200, and is found by it", () => {
    const last = Date.UTC(2200, 11, 31) / 86_400_000;
    const wrong: number[] = [];
    for (let day = 0; day <= last; day += 1) {
      const date = toDate(BigInt(day));
      const expected = utc(day);
      const same = date.year === expected.year && date.month === expected.month && date.day === expected.day;
      if (!same || fromDate(expected) !== BigInt(day)) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });

  it("has it as far as three bytes count", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 24 - 1 }), (day) => {
        expect(toDate(BigInt(day))).toEqual(utc(day));
        expect(fromDate(utc(day))).toBe(BigInt(day));
      }),
    );
  });

  it("begins and ends at midnight in UTC", () => {
    expect([dayOf(0n), dayOf(86_399n), dayOf(86_400n)]).toEqual([0n, 0n, 1n]);
    expect(startOfDay(dayNumber("2026-11-22"))).toBe(BigInt(Date.UTC(2026, 10, 22) / 1_000));
  });
});

describe("months", () => {
  const chain = (from: string, months: number) => Array.from({ length: months }, (_, index) => text(addMonths(dayNumber(from), index)));

  it("end where they are too short, and the next one is whole again", () => {
    expect(chain("2024-01-31", 6)).toEqual(["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31", "2024-06-30"]);
    expect(chain("2025-01-31", 3)).toEqual(["2025-01-31", "2025-02-28", "2025-03-31"]);
    expect(chain("2027-12-30", 4)).toEqual(["2027-12-30", "2028-01-30", "2028-02-29", "2028-03-30"]);
    expect(chain("2025-08-31", 3)).toEqual(["2025-08-31", "2025-09-30", "2025-10-31"]);
  });

  it("pass the end of a year, and 29 February comes back in leap years", () => {
    expect(chain("2025-11-15", 4)).toEqual(["2025-11-15", "2025-12-15", "2026-01-15", "2026-02-15"]);
    const leap = dayNumber("2024-02-29");
    expect([12, 24, 36, 48].map((months) => text(addMonths(leap, months)))).toEqual(["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]);
    expect(text(addMonths(dayNumber("2099-12-31"), 2))).toBe("2100-02-28");
    expect(text(addMonths(dayNumber("1999-12-31"), 2))).toBe("2000-02-29");
  });

  it("are those of the language's calendar, from any day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 24 - 1 }), fc.integer({ min: 0, max: 600 }), (day, months) => {
        const from = new Date(day * 86_400_000);
        const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
        const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
        const expected = Date.UTC(year, month, Math.min(from.getUTCDate(), lastOfMonth)) / 86_400_000;
        expect(addMonths(BigInt(day), months)).toBe(BigInt(expected));
      }),
    );
  });
});
