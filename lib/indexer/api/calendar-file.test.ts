import { describe, expect, it } from "vitest";
import { calendarFile } from "./calendar-file";

const file = (title: string) =>
  calendarFile({ name: "AID; payments", stamp: 1_767_225_600, days: [{ uid: "deal-1-3@aid", day: "2026-03-31", title, text: "12.5 USDC, at least\nthat" }] });

describe("a calendar file", () => {
  it("has a whole day for each due day, with what says what it is", () => {
    const lines = file("Deal 1").split("\r\n");
    expect(lines[0]).toBe("BEGIN:VCALENDAR");
    expect(lines.at(-2)).toBe("END:VCALENDAR");
    expect(lines).toContain("DTSTART;VALUE=DATE:20260331");
    expect(lines).toContain("DTSTAMP:20260101T000000Z");
    expect(lines).toContain("UID:deal-1-3@aid");
  });

  it("escapes what has a meaning in it", () => {
    expect(file("x")).toContain("X-WR-CALNAME:AID\\; payments");
    expect(file("x")).toContain("DESCRIPTION:12.5 USDC\\, at least\\nthat");
  });

  it("folds lines at 75 bytes without cutting a letter in two", () => {
    const title = "Позика № 1 ".repeat(20);
    const lines = file(title).split("\r\n");
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(file(title).replaceAll("\r\n ", "")).toContain(`SUMMARY:${title}`);
  });
});
