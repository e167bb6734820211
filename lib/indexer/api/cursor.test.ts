import { describe, expect, it } from "vitest";
import { listKey, readCursor, writeCursor } from "./cursor";

const list = listKey("deals", { state: "late", limit: 10, order: "asc" });

describe("a cursor", () => {
  it("gives back the place that it was made of", () => {
    expect(readCursor(list, writeCursor(list, [12n, -3n]), 2)).toEqual([12n, -3n]);
  });

  it("is of the same list whatever a page holds and is written in", () => {
    expect(listKey("deals", { order: "asc", state: "late", limit: 500, cursor: "x", format: "csv", kind: undefined })).toBe(list);
  });

  it("is refused in another list, shortened, or made up", () => {
    const cursor = writeCursor(list, [12n, 3n]);
    const others = [listKey("deals", { state: "active", order: "asc" }), listKey("tickets", { state: "late", order: "asc" })];
    for (const other of others) expect(() => readCursor(other, cursor, 2)).toThrow("“cursor” must be");
    expect(() => readCursor(list, cursor, 1)).toThrow("“cursor” must be");
    for (const text of ["", "x", cursor.slice(0, -3), Buffer.from(JSON.stringify([list, "1; drop", "2"])).toString("base64url"), Buffer.from("{}").toString("base64url")]) {
      expect(() => readCursor(list, text, 2)).toThrow("“cursor” must be");
    }
  });
});
