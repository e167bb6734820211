import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromExactJson, toExactJson } from "./exact-json";

describe("exact JSON", () => {
  it("keeps whole numbers of any size, and everything else that JSON keeps", () => {
    const value = { a: 2n ** 256n - 1n, b: [-5n, 0n, { c: "12", d: 12, e: null, f: true }] };
    expect(fromExactJson(toExactJson(value))).toEqual(value);
    fc.assert(
      fc.property(fc.bigInt(), (one) => {
        expect(fromExactJson(toExactJson({ one }))).toEqual({ one });
      }),
    );
  });

  it("leaves words alone", () => {
    expect(fromExactJson(toExactJson({ stage: "handed-over", hash: "0x12" }))).toEqual({ stage: "handed-over", hash: "0x12" });
  });
});
