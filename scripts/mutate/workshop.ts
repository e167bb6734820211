import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { apply, type Mutant } from "./mutants";

export type Outcome = "killed" | "survived" | "invalid";

const root = fileURLToPath(new URL("../..", import.meta.url));
const minute = 60_000;

/** Quick runs; tests that create from artifacts are not compiled again when only the code of a contract changed. */
const environment = {
  FOUNDRY_DYNAMIC_TEST_LINKING: "true",
  FOUNDRY_FUZZ_RUNS: "32",
  FOUNDRY_INVARIANT_RUNS: "4",
  FOUNDRY_INVARIANT_DEPTH: "32",
};

/** The tests named by the first word of a contract's name, as `Deal` of DealPayments.sol; none where there is no such. */
export function testsOf(file: string): string | undefined {
  const [word] = /[A-Z][a-z]+/.exec(file.replace("GpuTitle", "Title")) ?? [];
  if (word === undefined) return undefined;
  const named = ["unit", "fuzz"].some((folder) => readdirSync(join(root, "contracts/test", folder)).some((test) => test.includes(word)));
  return named ? `{unit,fuzz}/*${word}*` : undefined;
}

/** A copy of contracts/ in which sources can be spoilt. Whoever opens it closes it. */
export class Workshop {
  readonly #folder = mkdtempSync(join(tmpdir(), "aid-mutants-"));

  constructor() {
    // Tests read the dependencies' bytecode and compare roles with those of the deployment.
    for (const beside of ["node_modules", "lib"]) symlinkSync(join(root, beside), join(this.#folder, beside));
    const built = /\/contracts\/(out|cache)$/;
    cpSync(join(root, "contracts"), join(this.#folder, "contracts"), { recursive: true, verbatimSymlinks: true, filter: (path) => !built.test(path) });
  }

  /** Builds and tests the sources as they are. Throws when they do not pass: then no mutant would mean anything. */
  async prove(): Promise<void> {
    const outcome = await this.#test(10 * minute);
    if (outcome !== "survived") throw new Error(`The contracts ${outcome === "invalid" ? "do not compile" : "fail their tests"} before anything was changed.`);
  }

  /** Spoils one line, tests, and puts the line back. */
  async judge(mutant: Mutant): Promise<Outcome> {
    const path = join(this.#folder, "contracts/src", mutant.file);
    const source = readFileSync(path, "utf8");
    writeFileSync(path, apply(source, mutant));
    try {
      return await this.#test(3 * minute, testsOf(mutant.file));
    } finally {
      writeFileSync(path, source);
    }
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** First the contracts alone, for tests create them from what was built. Then the tests that bear the file's name, and
   * those that are quick: most mutants go no further. The gas snapshot is not a test of behaviour. */
  async #test(timeout: number, own?: string): Promise<Outcome> {
    if ((await this.#forge(["build", "--skip", "test"], timeout)) !== "survived") return "invalid";
    for (const tests of [...(own === undefined ? [] : [own]), "{unit,conformance,roles}/*", "{attack,fuzz,invariant}/*"]) {
      const outcome = await this.#forge(["test", "--fail-fast", "--match-path", `test/${tests}`], timeout);
      if (outcome !== "survived") return outcome;
    }
    return "survived";
  }

  /** A run that does not end in time has noticed something, too. */
  async #forge(args: readonly string[], timeout: number): Promise<Outcome> {
    const command = [join(root, "scripts/foundry.mjs"), "forge", ...args];
    const child = spawn(process.execPath, command, { cwd: join(this.#folder, "contracts"), env: { ...process.env, ...environment }, timeout });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    const [code] = (await once(child, "close")) as [number | null];
    if (code === 0) return "survived";
    return output.includes("Compiler run failed") ? "invalid" : "killed";
  }
}
