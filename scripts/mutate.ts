// Spoils the contracts in one place at a time and sees whether a test notices: npm run mutate -- --count 60 --seed 1
// Only some of them: --only 'Deal|Loan', a pattern of file names.
// Works on a copy. Writes docs/spoiled-contracts.md. Ends with 1 when fewer than the wanted part of the mutants is noticed.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Mutant, mutantsOf, sample } from "./mutate/mutants";
import { type Judged, recordWith, summary } from "./mutate/record";
import { Workshop } from "./mutate/workshop";

/** Some changes cannot be noticed, because they change nothing: a limit that is never met exactly, a shortcut. */
const wanted = 0.9;

const { values } = parseArgs({
  options: { count: { type: "string", default: "60" }, seed: { type: "string", default: "1" }, minutes: { type: "string", default: "45" }, only: { type: "string", default: "." } },
});
const source = fileURLToPath(new URL("../contracts/src/", import.meta.url));
const record = fileURLToPath(new URL("../docs/spoiled-contracts.md", import.meta.url));

const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".sol")).sort();
const sources = new Map(files.map((file) => [file, readFileSync(source + file, "utf8")]));
const chosenFiles = new RegExp(values.only);
const all = files.filter((file) => chosenFiles.test(file)).flatMap((file) => mutantsOf(file, sources.get(file) ?? ""));

/** Judges one after another until all are or the time is over. */
async function judged(mutants: readonly Mutant[]): Promise<Judged[]> {
  const end = Date.now() + Number(values.minutes) * 60_000;
  const workshop = new Workshop();
  const stop = (): void => {
    workshop.close();
    process.exit(1);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const done: Judged[] = [];
  try {
    await workshop.prove();
    for (const mutant of mutants) {
      if (Date.now() > end) break;
      const outcome = await workshop.judge(mutant);
      done.push({ ...mutant, outcome });
      if (outcome === "survived") console.log(`survived  ${mutant.file}:${String(mutant.line)}\n  - ${mutant.before.trim()}\n  + ${mutant.after.trim()}`);
    }
  } finally {
    workshop.close();
  }
  return done;
}

/** For the row of the tests' report. */
function tell(text: string): void {
  const file = process.env.TOLD;
  if (file === undefined) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function main(): Promise<void> {
  const done = await judged(sample(all, Number(values.count), Number(values.seed)));
  const run = { when: new Date().toISOString().slice(0, 10), only: values.only, seed: Number(values.seed), all: all.length };
  writeFileSync(record, recordWith(existsSync(record) ? readFileSync(record, "utf8") : "", run, done, sources));
  const { text, noticed } = summary(run, done);
  console.log(text);
  tell(`${text}; [what no test noticed](spoiled-contracts.md)`);
  if (!(noticed >= wanted)) throw new Error(`Fewer than ${String(wanted * 100)} % of the mutants are noticed.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
