import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const NOT_OURS = /^(node_modules|\.git|\.next.*|\.local|\.cache|coverage|contracts\/(out|cache|broadcast|node_modules)|test-results|playwright-report)$/;
/** Written by scripts from what others wrote. */
const GENERATED = /^abis\/|\.generated\.ts$|^pnpm-lock\.yaml$|\.tsbuildinfo$|^next-env\.d\.ts$/;

function filesBelow(folder = ""): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (NOT_OURS.test(path)) return [];
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const files = filesBelow();
const sources = files.filter((file) => /\.(ts|tsx|js|mjs|sol|css)$/.test(file) && !GENERATED.test(file));
/** Everything that people or machines read as text, whoever wrote it. */
const texts = files.filter((file) => /\.(ts|tsx|js|mjs|cjs|sol|css|md|json|ya?ml|toml|svg|html|txt|sh)$|(^|\/)\.[a-z]+[a-z.]*$|^\.ci\//.test(file) && !/\.tsbuildinfo$/.test(file));
const documents = files.filter((file) => file.endsWith(".md"));
const read = (file: string): string => readFileSync(join(root, file), "utf8");

/** Every line of these files that matches, as "file:line: text". */
function linesWith(pattern: RegExp, among: readonly string[]): string[] {
  return among.flatMap((file) => read(file).split("\n").flatMap((line, index) => (pattern.test(line) ? [`${file}:${String(index + 1)}: ${line.trim()}`] : [])));
}

type Manifest = { scripts: Record<string, string>; dependencies: Record<string, string>; devDependencies: Record<string, string> };
const manifest = JSON.parse(read("package.json")) as Manifest;

describe("the repository", () => {
  it("has no source file above 350 lines", () => {
    const long = sources.map((file) => [file, read(file).split("\n").length - 1] as const).filter(([, lines]) => lines > 350);
    expect(long).toEqual([]);
  });

  it("names its TypeScript and script files in kebab-case", () => {
    const odd = sources.filter((file) => !/\.(sol|css)$/.test(file) && !/(^|\/)(\[+[a-z.-]+\]+|[a-z0-9]+(-[a-z0-9]+)*)(\.[a-z-]+)*\.(ts|tsx|js|mjs)$/.test(file));
    expect(odd).toEqual([]);
  });

  it("leaves nothing for later", () => {
    // Spelt apart, so that this line does not find itself.
    const marks = new RegExp(String.raw`\b(${["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"].join("|")})\b`);
    expect(linesWith(marks, [...sources, ...documents])).toEqual([]);
  });

  it("turns off no rule for a whole file without naming it", () => {
    const blanket = new RegExp(String.raw`eslint` + String.raw`-disable(-next-line|-line)?\s*(--.*)?(\*/\s*)?$`);
    expect(linesWith(blanket, sources)).toEqual([]);
  });

  it("holds no path of anybody's machine", () => {
    expect(linesWith(/(^|["'`\s(=])\/(work|home|Users|root|tmp)\//, texts)).toEqual([]);
  });

  it("pins every dependency exactly", () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(all.filter(([, version]) => !/^(npm:.+@)?[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$/.test(version))).toEqual([]);
  });

  it("writes the models that contracts are compared with from the specification alone", () => {
    const models = sources.filter((file) => file.startsWith("contracts/test/model/"));
    expect(models.length).toBeGreaterThan(0);
    expect(linesWith(/^import "|\bfrom "(?!@openzeppelin\/contracts\/)/, models)).toEqual([]);
  });

  it("says of every refusal that a test of the contracts expects what is refused, but where a standard leaves that open", () => {
    const tests = sources.filter((file) => file.startsWith("contracts/test/") && !file.startsWith("contracts/test/conformance/"));
    expect(tests.length).toBeGreaterThan(0);
    expect(linesWith(/expectRevert\(\)/, tests)).toEqual([]);
  });

  it("has a lock file that names no host", () => {
    expect(linesWith(/https?:\/\/|\btarball:/, ["pnpm-lock.yaml"])).toEqual([]);
  });
});

describe("the documentation", () => {
  it("shows pictures that a clone can carry", () => {
    const pictures = files.filter((file) => file.startsWith("docs/images/"));
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((file) => statSync(join(root, file)).size > 150_000)).toEqual([]);
  });

  it.each(documents)("%s names only commands that exist", (file) => {
    const commands = [...read(file).matchAll(/\bnpm (?:run )?([a-z][a-z0-9:-]*)/g)].flatMap(([text, name]) =>
      text.startsWith("npm run ") || ["test", "start"].includes(name ?? "") ? [name ?? ""] : [],
    );
    expect(commands.filter((name) => !(name in manifest.scripts))).toEqual([]);
  });

  it.each(documents)("%s links only to what exists", (file) => {
    const links = [...read(file).matchAll(/\]\(([^)#\s]+)(#[^)\s]*)?\)/g)].map(([, target]) => target ?? "").filter((target) => !/^[a-z]+:/.test(target));
    expect(links.filter((target) => !existsSync(join(root, dirname(file), target)))).toEqual([]);
  });

  it("docs/operations.md copies to the server all that the demo copies", () => {
    const copied = [...read("scripts/lib/app.mjs").matchAll(/cpSync\(at\((?:distDir, )?"([a-z]+)"\)/g)].map(([, folder]) => folder ?? "");
    expect(copied).toEqual(["static", "public"]);
    for (const folder of copied) expect(read("docs/operations.md")).toMatch(new RegExp(`^cp -r (\\.next/)?${folder} \\.next/standalone/`, "m"));
  });

  it.each(documents)("%s speaks only of files that exist", (file) => {
    const paths = [...read(file).matchAll(/`((?:[a-z0-9-]+\/)+[a-z0-9./-]+\.(?:ts|mjs|sol|json|toml|md))`/gi)].map(([, path]) => path ?? "");
    expect(paths.filter((path) => !existsSync(join(root, path)) && !existsSync(join(root, dirname(file), path)))).toEqual([]);
  });
});
