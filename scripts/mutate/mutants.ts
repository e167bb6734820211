import { randomOf } from "../../lib/random";

export type Mutant = { readonly file: string; readonly line: number; readonly before: string; readonly after: string };

/** What is changed, one place at a time. A pattern finds the place, the other tells what stands there instead. */
const changes: readonly { readonly find: RegExp; readonly put: string | ((found: string) => string) }[] = [
  { find: /(?<=\s)(<=|>=|<|>|==|!=)(?=\s)/g, put: (found) => ({ "<=": "<", ">=": ">", "<": "<=", ">": ">=", "==": "!=" })[found] ?? "==" },
  { find: /(?<=\s)[+\-*/](?=\s)/g, put: (found) => ({ "+": "-", "-": "+", "*": "/" })[found] ?? "*" },
  { find: /(?<=\s)[+-]=(?=\s)/g, put: (found) => (found === "+=" ? "-=" : "+=") },
  { find: /&&|\|\|/g, put: (found) => (found === "&&" ? "||" : "&&") },
  { find: /!(?=[\w(])/g, put: "" },
  { find: /\b(true|false)\b/g, put: (found) => (found === "true" ? "false" : "true") },
  { find: /\bMath\.(min|max)\b/g, put: (found) => (found === "Math.min" ? "Math.max" : "Math.min") },
  { find: /, Math\.Rounding\.Ceil/g, put: "" },
  { find: /\b(nonReentrant|nonReentrantView|restricted) /g, put: "" },
  { find: /(?<=[\s(])\d[\d_]*(?=[\s;),])/g, put: (found) => String(BigInt(found.replaceAll("_", "")) + 1n) },
  // A check, a call or a write that is left out.
  { find: /^ +if \(.*\) (revert|return) ?.*;$/g, put: "" },
  { find: /^ +(emit )?[\w.]+\(.*\);$/g, put: "" },
  { find: /^ +[\w.[\]]+ [+-]?= .*;$/g, put: "" },
];

/** Declarations say nothing that runs. */
const notCode = /^\s*(\/\/|\/?\*|import |pragma |error |event |using |unchecked|assembly)|^\s*(struct|contract|library|interface|abstract) /;

/** Every mutant of one source, in the order of its lines. */
export function mutantsOf(file: string, source: string): Mutant[] {
  return source.split("\n").flatMap((before, index) => {
    if (notCode.test(before)) return [];
    return changes.flatMap(({ find, put }) =>
      [...before.matchAll(find)].map((match): Mutant => {
        const [found] = match;
        const after = before.slice(0, match.index) + (typeof put === "string" ? put : put(found)) + before.slice(match.index + found.length);
        return { file, line: index + 1, before, after };
      }),
    );
  });
}

export function apply(source: string, { line, before, after }: Mutant): string {
  const lines = source.split("\n");
  if (lines[line - 1] !== before) throw new Error(`Line ${String(line)} is not what it was when the mutant was made.`);
  return lines.with(line - 1, after).join("\n");
}

/** Fisher-Yates. */
function shuffled<T>(all: readonly T[], random: (below: number) => number): T[] {
  const left = [...all];
  return all.flatMap(() => left.splice(random(left.length), 1));
}

/**
 * `count` of the mutants, the same for the same seed: from every file its due part, give or take one, and which of a file is
 * by chance. In random order, so that who stops early has still drawn from all.
 */
export function sample(all: readonly Mutant[], count: number, seed: number): Mutant[] {
  const random = randomOf(seed);
  const files = new Set(all.map(({ file }) => file));
  const ordered = [...files].flatMap((name) => shuffled(all.filter(({ file }) => file === name), random));
  if (count >= all.length) return shuffled(ordered, random);
  const start = random(all.length);
  // Every (all / count)-th on a circle.
  const places = Array.from({ length: count }, (_, index) => (start + Math.floor((index * all.length) / count)) % all.length);
  return shuffled(places.flatMap((place) => ordered[place] ?? []), random);
}
