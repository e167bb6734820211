import { describe, expect, it } from "vitest";
import { apply, mutantsOf, sample } from "./mutants";

const after = (line: string): string[] => mutantsOf("A.sol", line).map((mutant) => mutant.after.trim());

describe("mutantsOf", () => {
  it("moves a limit, swaps arithmetic and logic, changes a number", () => {
    expect(after("        uint256 left = used >= cap ? 0 : cap - used;")).toEqual([
      "uint256 left = used > cap ? 0 : cap - used;",
      "uint256 left = used >= cap ? 0 : cap + used;",
      "uint256 left = used >= cap ? 1 : cap - used;",
    ]);
    expect(after("        x = a && !b;")).toEqual(["x = a || !b;", "x = a && b;", ""]);
  });

  it("leaves out checks, calls, writes and modifiers", () => {
    expect(after("        if (a) revert ZeroAmount();")).toEqual([""]);
    expect(after("        _requireFeed();")).toEqual([""]);
    expect(after("        ledger += amount;")).toEqual(["ledger -= amount;", ""]);
    expect(after("    function pause() external restricted {")).toEqual(["function pause() external {"]);
  });

  it("leaves comments and declarations alone", () => {
    for (const line of ["    /// @dev a < b", "pragma solidity 0.8.30;", "    error Stale(uint256 a);", 'import {A} from "./A.sol";']) expect(after(line)).toEqual([]);
  });
});

it("apply changes one line and refuses another source", () => {
  const [mutant] = mutantsOf("A.sol", "a\n  x = y;\nb");
  if (mutant === undefined) throw new Error("no mutant");
  expect(apply("a\n  x = y;\nb", mutant)).toBe("a\n\nb");
  expect(() => apply("a\n  x = z;\nb", mutant)).toThrow("Line 2 is not what it was");
});

it("sample takes each at most once, and the same for the same seed", () => {
  const all = Array.from({ length: 50 }, (_, index) => index);
  expect(sample(all, 20, 7)).toEqual(sample(all, 20, 7));
  expect(sample(all, 20, 7)).not.toEqual(sample(all, 20, 8));
  expect(new Set(sample(all, 99, 1)).size).toBe(50);
});
