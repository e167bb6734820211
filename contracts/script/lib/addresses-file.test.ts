import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { addresses, contractNames } from "../../../lib/chain/addresses";
import { creditAddresses, creditNames, type EveryAddress } from "../../../lib/chain/credit-addresses";
import { addressModules, type KnownAddresses, writeAddresses } from "./addresses-file";

const folder = mkdtempSync(join(tmpdir(), "aid-addresses-"));
afterAll(() => rmSync(folder, { recursive: true }));

const all = (digit: number): EveryAddress =>
  Object.fromEntries([...contractNames, ...creditNames].map((name) => [name, `0x${String(digit).repeat(40)}`])) as EveryAddress;

const known = (...digits: readonly number[]): KnownAddresses => {
  const byChain = Object.fromEntries(digits.map((digit) => [digit, all(digit)]));
  return { addresses: byChain, credit: byChain };
};

describe("the files of addresses", () => {
  it("are what the writer would write", () => {
    const committed = (file: string) => readFileSync(new URL(`../../../lib/chain/${file}.generated.ts`, import.meta.url), "utf8");
    const modules = addressModules({ addresses, credit: creditAddresses });
    expect(modules).toEqual({ addresses: committed("addresses"), credit: committed("addresses.credit") });
  });

  it("keep the other chains, and tell whether anything changed", () => {
    const file = join(folder, "addresses.ts");
    const credit = join(folder, "addresses.credit.ts");
    expect(writeAddresses(known(1), 5, all(5), file)).toBe(true);
    expect(writeAddresses(known(1), 5, all(5), file)).toBe(false);
    expect(readFileSync(file, "utf8")).toBe(addressModules(known(1, 5)).addresses);
    expect(readFileSync(credit, "utf8")).toBe(addressModules(known(1, 5)).credit);
    expect(writeAddresses(known(1, 5), 5, { ...all(5), Deal: all(6).Deal }, file)).toBe(true);
    expect(readFileSync(credit, "utf8")).toContain("6666");
    expect(readFileSync(file, "utf8")).not.toContain("6666");
    expect(writeAddresses(known(1, 5), 5, all(6), file)).toBe(true);
    expect(readFileSync(file, "utf8")).not.toContain("5555");
    expect(readFileSync(credit, "utf8")).not.toContain("5555");
  });
});
