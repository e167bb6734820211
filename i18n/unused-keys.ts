/** A source file: its path for messages, its text. */
export type Source = { readonly path: string; readonly text: string };

type Catalogue = { readonly [key: string]: string | Catalogue };

/** The full path of every message: "landing.figure.supply". */
export function messageKeys(catalogue: Catalogue, prefix = ""): string[] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === "string" ? [prefix + key] : messageKeys(value, `${prefix}${key}.`),
  );
}

const LITERAL = /"([^"\n]*)"|'([^'\n]*)'|`([^`]*)`/g;
const HOLE = /\$\{[^}]*\}/;

type Words = { readonly exact: ReadonlySet<string>; readonly patterns: readonly RegExp[] };

/**
 * The messages that no source can be asking for. A key counts as used where one file names a namespace of it (`landing`
 * or `landing.figure`) and the rest of its path stands in a literal: in that file, as `supply` or as a template with
 * holes such as `sideOf.${id}`, or anywhere at all if that file asks with a variable. Errs towards "used".
 */
export function unusedKeys(keys: readonly string[], sources: readonly Source[]): string[] {
  const files = sources.map(({ text }) => ({ words: wordsOf(text), asksWithVariable: asksWithVariable(text) }));
  const anywhere = new Set(files.flatMap(({ words }) => [...words.exact]));
  return keys.filter(
    (key) =>
      !files.some(({ words, asksWithVariable: variable }) =>
        splits(key).some(
          ([namespace, rest]) =>
            (namespace === "" || words.exact.has(namespace)) &&
            (says(words, rest) || (variable && namespace !== "" && rest.split(".").every((part) => anywhere.has(part)))),
        ),
      ),
  );
}

/** Whether a translation function of the file is called with something that is not a literal. */
function asksWithVariable(text: string): boolean {
  const named = [...text.matchAll(/(\w+) = (?:await )?(?:use|get)Translations\(/g)].map(([, name]) => name);
  return new RegExp(`\\b(?:${["t", ...named].join("|")})(?:\\.\\w+)?\\((?!["'\`])`).test(text);
}

/** Every way to ask for a key: by namespace and rest, or in full. */
function splits(key: string): [namespace: string, rest: string][] {
  const parts = key.split(".");
  return parts.map((_, index) => [parts.slice(0, index).join("."), parts.slice(index).join(".")]);
}

function wordsOf(text: string): Words {
  const exact = new Set<string>();
  const patterns: RegExp[] = [];
  for (const [, double, single, template] of text.matchAll(LITERAL)) {
    const word = double ?? single ?? template ?? "";
    if (template !== undefined && HOLE.test(word)) patterns.push(patternOf(word));
    else exact.add(word);
  }
  return { exact, patterns };
}

function says({ exact, patterns }: Words, rest: string): boolean {
  return exact.has(rest) || patterns.some((pattern) => pattern.test(rest));
}

/** A template as a pattern: each hole stands for one or several segments. A template of holes alone matches nothing. */
function patternOf(template: string): RegExp {
  const parts = template.split(new RegExp(HOLE, "g")).map((part) => part.replace(/[.*+?^()|[\]\\{}$]/g, "\\$&"));
  return parts.join("") === "" ? /^(?!)/ : new RegExp(`^${parts.join("[\\w.-]+")}$`);
}
