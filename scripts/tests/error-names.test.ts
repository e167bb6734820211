import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const folder = fileURLToPath(new URL("../../contracts/src", import.meta.url));
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".sol"));

/** Name and parameters of every error that a source declares. */
function errorsOf(source: string): [name: string, parameters: string][] {
  return [...source.matchAll(/^\s*error (\w+)\(([^)]*)\);/gm)].map(([, name = "", parameters = ""]) => [name, parameters.replace(/\s+/g, " ").trim()]);
}

/** The errors that are declared with different parameters, and where. */
function ambiguous(files: ReadonlyMap<string, string>): string[] {
  const declared = new Map<string, Map<string, string[]>>();
  for (const [file, source] of files) {
    for (const [name, parameters] of errorsOf(source)) {
      const ways = declared.get(name) ?? new Map<string, string[]>();
      declared.set(name, ways.set(parameters, [...(ways.get(parameters) ?? []), file]));
    }
  }
  const several = [...declared].filter(([, ways]) => ways.size > 1);
  return several.map(([name, ways]) => [...ways].map(([parameters, where]) => `${name}(${parameters}) in ${where.join(", ")}`).join(" and "));
}

// A person reads one sentence for a name, with the values of its parameters in it.
describe("an error of the contracts", () => {
  it("has the same parameters wherever it is declared", () => {
    const files = new Map(sources.map((file): [string, string] => [file, readFileSync(join(folder, file), "utf8")]));
    expect([...files.values()].flatMap(errorsOf).length).toBeGreaterThan(150);
    expect(ambiguous(files)).toEqual([]);
  });

  it("is found out when it has not", () => {
    const files = new Map([
      ["A.sol", "contract A {\n    error Late(uint256 day);\n    error Same();\n}"],
      ["B.sol", "contract B {\n    error Late(\n        address who\n    );\n    error Same();\n}"],
    ]);
    expect(ambiguous(files)).toEqual(["Late(uint256 day) in A.sol and Late(address who) in B.sol"]);
  });
});
