import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { descriptors } from "./descriptors";

const directory = fileURLToPath(new URL("../../public/clear-signing/", import.meta.url));

function texts(): Map<string, string> {
  return new Map([...descriptors()].map(([name, descriptor]) => [name, `${JSON.stringify(descriptor, null, 2)}\n`]));
}

function stale(wanted: ReadonlyMap<string, string>): string[] {
  return existsSync(directory) ? readdirSync(directory).filter((name) => !wanted.has(name)) : [];
}

/** Files that are missing, stand there without reason, or hold something else. */
export function differing(): string[] {
  const wanted = texts();
  const committed = (name: string) => (existsSync(directory + name) ? readFileSync(directory + name, "utf8") : undefined);
  return [...[...wanted].filter(([name, text]) => committed(name) !== text).map(([name]) => name), ...stale(wanted)];
}

/** Writes every descriptor and removes what is none any more. */
export function write(): void {
  const wanted = texts();
  mkdirSync(directory, { recursive: true });
  for (const name of stale(wanted)) rmSync(directory + name);
  for (const [name, text] of wanted) writeFileSync(directory + name, text);
}
