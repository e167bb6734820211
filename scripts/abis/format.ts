import type { Abi, AbiParameter } from "viem";

type Entry = Abi[number];
type Named = Extract<Entry, { type: "function" | "event" | "error" }>;

const order: Readonly<Record<Named["type"], number>> = { function: 0, event: 1, error: 2 };

function isNamed(entry: Entry): entry is Named {
  return entry.type === "function" || entry.type === "event" || entry.type === "error";
}

/** Functions, events and errors in this order, each by name; what a caller never needs is left out. */
export function callable(abi: Abi): Named[] {
  return abi.filter(isNamed).sort((a, b) => order[a.type] - order[b.type] || compare(signature(a), signature(b)));
}

/** Every custom error of these interfaces once, by signature. */
export function unionOfErrors(abis: readonly Abi[]): Named[] {
  const errors = abis.flat().filter((entry) => entry.type === "error");
  const bySignature = new Map(errors.map((entry): [string, Named] => [signature(entry), entry]));
  return [...bySignature.values()].sort((a, b) => compare(signature(a), signature(b)));
}

/** Errors of the first list that are not in the second. */
export function without(errors: readonly Named[], known: readonly Named[]): Named[] {
  const there = new Set(known.map(signature));
  return errors.filter((error) => !there.has(signature(error)));
}

/** An interface with the events and errors of the parts that a contract runs by delegatecall; their functions are not its own. */
export function withParts(abi: Abi, parts: readonly Abi[]): Abi {
  const known = new Set(abi.filter(isNamed).map((entry) => `${entry.type} ${signature(entry)}`));
  const more = parts.flat().filter(isNamed).filter((entry) => {
    const name = `${entry.type} ${signature(entry)}`;
    if (entry.type === "function" || known.has(name)) return false;
    known.add(name);
    return true;
  });
  return [...abi, ...more];
}

/** A TypeScript module that exports the entries `as const`, one to a line. */
export function abiModule(exportName: string, entries: readonly Named[]): string {
  const lines = entries.map((entry) => `  ${literal(withoutInternalTypes(entry))},`);
  return `${header}export const ${exportName} = [\n${lines.join("\n")}\n] as const;\n`;
}

export type CodeOfBuild = { readonly contract: string; readonly hash: string; readonly immutables: readonly { start: number; length: number }[] };

/** A module with the hash of every contract's masked runtime code, and the bytes that are masked. */
export function codeModule(contracts: readonly CodeOfBuild[]): string {
  const lines = contracts.map(({ contract, hash, immutables }) => `  ${contract}: ${literal({ hash, immutables })},`);
  return `${header}/** keccak256 of the runtime code with zeros in the bytes of its immutables. */\nexport const builtCode = {\n${lines.join("\n")}\n} as const;\n`;
}

export const header = "// Generated from the contracts' build by `npm run abis`; do not edit.\n";

function signature(entry: Named): string {
  return `${entry.name}(${entry.inputs.map(canonicalType).join(",")})`;
}

function canonicalType(parameter: AbiParameter): string {
  if (!("components" in parameter)) return parameter.type;
  return `(${parameter.components.map(canonicalType).join(",")})${parameter.type.slice("tuple".length)}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** solc's own names of types serve no caller and would grow the page. */
function withoutInternalTypes(entry: Named): unknown {
  const strip = (parameter: AbiParameter): unknown => {
    const { internalType: _, ...rest } = parameter;
    return "components" in rest ? { ...rest, components: rest.components.map(strip) } : rest;
  };
  const inputs = entry.inputs.map(strip);
  return entry.type === "function" ? { ...entry, inputs, outputs: entry.outputs.map(strip) } : { ...entry, inputs };
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) => `${key}: ${literal(field)}`);
  return `{ ${fields.join(", ")} }`;
}
