import { describe, expect, it } from "vitest";
import { parseLargeEnv } from "./env";
import { bookOf, hasSenior, type LargeDeal } from "./book";
import { sizeOf } from "./size";

const isOpen = ({ course }: LargeDeal): boolean => ["active", "late", "defaulted", "liquidating", "handed-over"].includes(course);

describe("the book of a large world", () => {
  it("has a thousand deals for a million events, 128 of them open with stakers' money, and ten thousand accounts", () => {
    const size = sizeOf(1_000_000);
    const book = bookOf(2026, size);
    expect([book.length, size.accounts, book.filter((deal) => hasSenior(deal) && isOpen(deal)).length]).toEqual([1_000, 10_000, 128]);
    const courses = new Set(book.map(({ course }) => course));
    expect(courses.size).toBe(12);
  });

  it("never has more of them open at once than the Treasury allows", () => {
    const size = sizeOf(1_000_000);
    const seniors = bookOf(2026, size).filter(hasSenior);
    for (let day = 0; day < size.days; day += 1) {
      expect(seniors.filter(({ proposed, ends }) => proposed <= day && day <= ends).length, String(day)).toBeLessThanOrEqual(128);
    }
  });

  it("is the same again from the same seed, in the order of proposals, and another from another", () => {
    const size = sizeOf(100_000);
    const [one, again, other] = [bookOf(1, size), bookOf(1, size), bookOf(2, size)];
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
    expect(one.map(({ proposed }) => proposed)).toEqual(one.map(({ proposed }) => proposed).toSorted((a, b) => a - b));
  });
});

describe("how large it is wanted", () => {
  it("is a number of events, and a sentence where it is none", () => {
    expect(parseLargeEnv({}).EVENTS).toBe(100_000);
    expect(parseLargeEnv({ EVENTS: " 20000 " }).EVENTS).toBe(20_000);
    for (const wrong of ["999", "many", "2000000", "1500.5"]) expect(() => parseLargeEnv({ EVENTS: wrong })).toThrow(`EVENTS must be a whole number from 1000 to 1000000, but it is "${wrong}".`);
    expect(() => sizeOf(10)).toThrow(RangeError);
  });
});
