import compile from "icu-minify/compile";

/** What a message asks of whoever shows it, whatever the language. */
export type MessageShape = {
  /** Names of the values it needs. */
  readonly values: readonly string[];
  /** Names of its tags, such as `token` in `<token>sAID</token>`. */
  readonly tags: readonly string[];
  /** "spender: Issuer other" */
  readonly selects: readonly string[];
  /** The cases of each plural, sorted. */
  readonly plurals: readonly (readonly string[])[];
};

/** A compiled message: text, or the pound sign (0), or `[value]`, `[value, kind, cases]`, `[tag, ...content]`. */
type Node = string | number | readonly Node[] | { readonly [option: string]: Node };

const SELECT = 1;
const PLURALS = [2, 3];

type Found = { values: Set<string>; tags: Set<string>; selects: Set<string>; plurals: string[][] };

export function messageShape(message: string): MessageShape {
  const found: Found = { values: new Set(), tags: new Set(), selects: new Set(), plurals: [] };
  // icu-minify's own type says less than what it returns.
  const compiled = compile(message) as Node;
  walk(typeof compiled === "string" ? [compiled] : compiled, found);
  const { values, tags, selects, plurals } = found;
  return { values: [...values].toSorted(), tags: [...tags].toSorted(), selects: [...selects].toSorted(), plurals };
}

/** A list of nodes, or one text. */
function walk(content: Node, found: Found): void {
  if (!Array.isArray(content)) return;
  for (const node of content as readonly Node[]) if (Array.isArray(node)) visit(node as readonly Node[], found);
}

function visit(node: readonly Node[], found: Found): void {
  const [name, kind, cases] = node;
  if (typeof name !== "string") return;
  if (kind !== undefined && typeof kind !== "number") {
    found.tags.add(name);
    walk(node.slice(1), found);
    return;
  }
  found.values.add(name);
  if (typeof cases !== "object" || Array.isArray(cases)) return;
  const options = Object.keys(cases).toSorted();
  if (kind === SELECT) found.selects.add(`${name}: ${options.join(" ")}`);
  if (PLURALS.includes(Number(kind))) found.plurals.push(options);
  for (const content of Object.values(cases)) walk(content, found);
}
