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

/** The first `count` of the list shuffled by `seed`: the same on every machine (mulberry32, Fisher-Yates). */
export function sample<T>(all: readonly T[], count: number, seed: number): T[] {
  const left = [...all];
  let state = seed;
  const random = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  return Array.from({ length: Math.min(count, all.length) }, () => left.splice(random(left.length), 1)).flat();
}
