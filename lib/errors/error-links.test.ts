import { expect, it } from "vitest";
import { errorLinks, property } from "./error-links";

it("follows causes, wallets' data and originals, outermost first", () => {
  const inner = { code: 4001 };
  const middle = { data: { originalError: inner } };
  const outer = new Error("outer", { cause: middle });
  expect(errorLinks(outer)).toEqual([outer, middle, middle.data, inner]);
});

it("ends on cycles, on endless chains and on what is no object", () => {
  const cycle: Record<string, unknown> = {};
  cycle["cause"] = cycle;
  expect(errorLinks(cycle)).toHaveLength(1);
  const endless = (): object => ({ get cause() { return endless(); } });
  expect(errorLinks(endless())).toHaveLength(40);
  expect(errorLinks("text")).toEqual([]);
  expect(errorLinks(undefined)).toEqual([]);
});

it("treats a property that throws as absent", () => {
  const trap = { get code(): number { throw new Error("no"); } };
  expect(property(trap, "code")).toBeUndefined();
  expect(property(null, "code")).toBeUndefined();
  expect(property({ code: 1 }, "code")).toBe(1);
});
