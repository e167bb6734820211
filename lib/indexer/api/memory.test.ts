import { describe, expect, it, vi } from "vitest";
import { createMemory } from "./memory";

const memory = () => createMemory<string>({ most: 10, sizeOf: (value) => value.length });

describe("what was made", () => {
  it("is made once for all who ask at the same time and after", async () => {
    const kept = memory();
    const make = vi.fn(() => Promise.resolve("abc"));
    expect(await Promise.all([kept.recall("a", make), kept.recall("a", make)])).toEqual(["abc", "abc"]);
    await kept.recall("a", make);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it("is made again after a failure", async () => {
    const kept = memory();
    await expect(kept.recall("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await kept.recall("a", () => Promise.resolve("yes"))).toBe("yes");
  });

  it("goes when there is no room: what was not asked for longest first", async () => {
    const kept = memory();
    for (const key of ["a", "b"]) await kept.recall(key, () => Promise.resolve("12345"));
    await kept.recall("a", () => Promise.resolve("again"));
    await kept.recall("c", () => Promise.resolve("12345"));
    const make = vi.fn(() => Promise.resolve("new"));
    expect(await kept.recall("a", make)).toBe("12345");
    expect(await kept.recall("b", make)).toBe("new");
  });

  it("keeps nothing that is larger than all the room", async () => {
    const kept = memory();
    await kept.recall("a", () => Promise.resolve("x".repeat(11)));
    expect(await kept.recall("a", () => Promise.resolve("y"))).toBe("y");
  });
});
