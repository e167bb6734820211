// Spoils the contracts in one place at a time and sees whether a test notices: npm run mutate -- --count 60 --seed 1
// Only some of them: --only 'Deal|Loan', a pattern of file names.
// Works on a copy. Ends with 1 when fewer than the wanted part of the mutants is noticed; names every one that is not.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Mutant, mutantsOf, sample } from "./mutate/mutants";
import { Workshop } from "./mutate/workshop";

/** Some changes cannot be noticed, because they change nothing: a limit that is never met exactly, a shortcut. */
const wanted = 0.9;

const { values } = parseArgs({
  options: { count: { type: "string", default: "60" }, seed: { type: "string", default: "1" }, minutes: { type: "string", default: "45" }, only: { type: "string", default: "." } },
});
const source = fileURLToPath(new URL("../contracts/src/", import.meta.url));

function allMutants(): Mutant[] {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".sol") && new RegExp(values.only).test(file));
  return files.sort().flatMap((file) => mutantsOf(file, readFileSync(source + file, "utf8")));
}

async function main(): Promise<void> {
  const all = allMutants();
  const chosen = sample(all, Number(values.count), Number(values.seed));
  const end = Date.now() + Number(values.minutes) * 60_000;
  const found: Record<"killed" | "survived" | "invalid", number> = { killed: 0, survived: 0, invalid: 0 };
  const workshop = new Workshop();
  const stop = (): void => {
    workshop.close();
    process.exit(1);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    await workshop.prove();
    for (const mutant of chosen) {
      if (Date.now() > end) break;
      const outcome = await workshop.judge(mutant);
      found[outcome] += 1;
      if (outcome === "survived") console.log(`survived  ${mutant.file}:${String(mutant.line)}\n  - ${mutant.before.trim()}\n  + ${mutant.after.trim()}`);
    }
  } finally {
    workshop.close();
  }
  const valid = found.killed + found.survived;
  console.log(`${String(all.length)} mutants, ${String(chosen.length)} chosen: ${String(found.killed)} noticed, ${String(found.survived)} not, ${String(found.invalid)} do not compile.`);
  if (valid === 0 || found.killed / valid < wanted) throw new Error(`Fewer than ${String(wanted * 100)} % of the mutants are noticed.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
