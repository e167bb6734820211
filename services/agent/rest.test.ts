import { describe, expect, it } from "vitest";
import { type Course, restMs, streakAfter } from "./rest";

const course: Course = { next: "idle", failures: 0, losses: 0, intervalMs: 60_000, soonMs: 2_000 };
const rest = (changes: Partial<Course>) => restMs({ ...course, ...changes }, 0.5);

describe("the time until the next look", () => {
  it.each(["idle", "held"] as const)("is the interval when %s", (next) => {
    expect(rest({ next })).toBe(60_000);
  });

  it("is short while a transaction is under way, and nothing when more may be due", () => {
    expect(rest({ next: "soon" })).toBe(2_000);
    expect(rest({ next: "again" })).toBe(0);
  });

  it("doubles with every look that fails, up to a minute", () => {
    expect([1, 2, 3, 7, 1_000].map((failures) => rest({ next: undefined, failures }))).toEqual([1_000, 2_000, 4_000, 60_000, 60_000]);
  });

  it("doubles with every transaction that reverts, up to an hour", () => {
    expect([1, 2, 7, 1_000].map((losses) => rest({ next: "lost", losses }))).toEqual([60_000, 120_000, 3_600_000, 3_600_000]);
  });

  it("differs by a tenth at most from agent to agent", () => {
    expect([restMs(course, 0), restMs(course, 1)]).toEqual([54_000, 66_000]);
  });
});

describe("a streak", () => {
  it("of failed looks ends with one that succeeds", () => {
    const streak = { failures: 2, losses: 0 };
    expect(streakAfter(streak, undefined).failures).toBe(3);
    expect(streakAfter(streak, "idle").failures).toBe(0);
  });

  it("of reverted transactions ends with one that succeeds or when nothing is due, not with sending the next", () => {
    const streak = { failures: 0, losses: 2 };
    expect((["lost", "soon", undefined, "again", "idle"] as const).map((next) => streakAfter(streak, next).losses)).toEqual([3, 2, 2, 0, 0]);
  });
});
