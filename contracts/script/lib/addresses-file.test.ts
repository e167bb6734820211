import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { addresses, contractNames, type DeploymentAddresses } from "../../../lib/chain/addresses";
import { addressesModule, writeAddresses } from "./addresses-file";

const folder = mkdtempSync(join(tmpdir(), "aid-addresses-"));
afterAll(() => rmSync(folder, { recursive: true }));

const all = (digit: number): DeploymentAddresses =>
  Object.fromEntries(contractNames.map((name) => [name, `0x${String(digit).repeat(40)}`])) as DeploymentAddresses;

describe("the file of addresses", () => {
  it("is what the writer would write", () => {
    const committed = readFileSync(new URL("../../../lib/chain/addresses.generated.ts", import.meta.url), "utf8");
    expect(addressesModule(addresses)).toBe(committed);
  });

  it("keeps the other chains, and tells whether anything changed", () => {
    const file = join(folder, "addresses.ts");
    expect(writeAddresses({ 1: all(1) }, 5, all(5), file)).toBe(true);
    expect(writeAddresses({ 1: all(1) }, 5, all(5), file)).toBe(false);
    expect(readFileSync(file, "utf8")).toBe(addressesModule({ 1: all(1), 5: all(5) }));
    expect(writeAddresses({ 1: all(1), 5: all(5) }, 5, all(6), file)).toBe(true);
    expect(readFileSync(file, "utf8")).not.toContain("5555");
  });
});
