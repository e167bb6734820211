import { describe, expect, it } from "vitest";
import { apply, type Mutant, mutantsOf, sample } from "./mutants";

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

describe("sample", () => {
  const mutants = (file: string, count: number): Mutant[] => Array.from({ length: count }, (_, line) => ({ file, line, before: "a", after: "b" }));
  const all = [...mutants("A.sol", 50), ...mutants("B.sol", 9), ...mutants("C.sol", 41)];

  it("takes each at most once, and the same for the same seed", () => {
    expect(sample(all, 20, 7)).toEqual(sample(all, 20, 7));
    expect(sample(all, 20, 7)).not.toEqual(sample(all, 20, 8));
    expect(new Set(sample(all, 20, 1)).size).toBe(20);
    expect(new Set(sample(all, 999, 1)).size).toBe(100);
  });

  it("draws from every file its due part, whatever the seed", () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const chosen = sample(all, 20, seed);
      const of = (name: string): number => chosen.filter(({ file }) => file === name).length;
      expect(Math.abs(of("A.sol") - 10)).toBeLessThanOrEqual(1);
      expect(Math.abs(of("B.sol") - 1.8)).toBeLessThan(1);
      expect(Math.abs(of("C.sol") - 8.2)).toBeLessThan(1);
    }
  });
});
