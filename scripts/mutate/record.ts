import type { Mutant } from "./mutants";
import type { Outcome } from "./workshop";

export type Judged = Mutant & { readonly outcome: Outcome };

/** What was sampled: a pattern of file names, a seed, and how many mutants there were to choose from. */
export type Run = { readonly when: string; readonly only: string; readonly seed: number; readonly all: number };

const leftOut = "*left out*";

/** Code in a cell of a table, and back. */
const cell = (code: string): string => (code.trim() === "" ? leftOut : `\`${code.trim().replaceAll("|", "\\|")}\``);

/** One survivor, without the reason: what it is, wherever the line has moved to. */
const identity = (file: string, before: string, after: string): string => `${file} ${before} ${after}`;

const survivorRow = /^\| `([^`]+):\d+` \| (`[^`]*`) \| (`[^`]*`|\*left out\*) \| (.*) \|$/;
const runRow = /^\| [^|]+ \| (`[^`]*`|all) \| (\d+) \| \d/;

/**
 * docs/spoiled-contracts.md after a run: the survivors of this one and of those before it, less what was noticed this time
 * and what the sources no longer have. The reasons are written by hand and kept.
 */
export function recordWith(known: string, run: Run, judged: readonly Judged[], sources: ReadonlyMap<string, string>): string {
  const rows = new Map<string, string>();
  const reasons = new Map<string, string>();
  const runs = new Map<string, string>();
  for (const line of known.split("\n")) {
    const [, file = "", before = "", after = "", reason = ""] = survivorRow.exec(line) ?? [];
    const [, only, seed] = runRow.exec(line) ?? [];
    if (only !== undefined) runs.set(`${only} ${String(seed)}`, line);
    if (file === "" || !stillThere(before, sources.get(file))) continue;
    reasons.set(identity(file, before, after), reason);
    rows.set(identity(file, before, after), line);
  }
  for (const mutant of judged) {
    const [before, after] = [cell(mutant.before), cell(mutant.after)];
    const key = identity(mutant.file, before, after);
    if (mutant.outcome !== "survived") rows.delete(key);
    else rows.set(key, `| \`${mutant.file}:${String(mutant.line)}\` | ${before} | ${after} | ${reasons.get(key) ?? ""} |`);
  }
  const only = run.only === "." ? "all" : cell(run.only);
  runs.set(`${only} ${String(run.seed)}`, rowOf(run, only, judged));
  return page([...runs.values()].sort(), [...rows.values()].sort());
}

function stillThere(before: string, source: string | undefined): boolean {
  return source !== undefined && source.split("\n").some((line) => cell(line) === before);
}

function figuresOf(run: Run, judged: readonly Judged[]) {
  const count = (outcome: Outcome): number => judged.filter((one) => one.outcome === outcome).length;
  const files = new Set(judged.map(({ file }) => file)).size;
  return { all: run.all, tried: judged.length, files, killed: count("killed"), survived: count("survived"), invalid: count("invalid") };
}

const rowOf = (run: Run, only: string, judged: readonly Judged[]): string => `| ${[run.when, only, run.seed, ...Object.values(figuresOf(run, judged))].join(" | ")} |`;

/** One sentence, and the part of what compiles that was noticed: not a number where nothing did. */
export function summary(run: Run, judged: readonly Judged[]): { text: string; noticed: number } {
  const { all, tried, files, killed, survived, invalid } = figuresOf(run, judged);
  return {
    text: `seed ${String(run.seed)}: ${String(tried)} of ${String(all)} mutants, of ${String(files)} files: ${String(killed)} noticed, ${String(survived)} not, ${String(invalid)} do not compile`,
    noticed: killed / (killed + survived),
  };
}

const page = (runs: readonly string[], survivors: readonly string[]): string => `# Spoiled contracts

Written by \`npm run mutate\`, which spoils \`contracts/src\` one line at a time and sees whether a test notices. A run draws
from every file its due part, by its seed. The reasons are written by hand and stay while the line does; a survivor that a later
run sees noticed, or whose line is gone, leaves the list.

| run | files | seed | mutants | tried | of files | noticed | not | do not compile |
|---|---|---:|---:|---:|---:|---:|---:|---:|
${runs.join("\n")}

## What no test noticed

| where | is | spoiled | why |
|---|---|---|---|
${survivors.join("\n")}
`;
