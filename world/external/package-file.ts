import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Abi, Hex } from "viem";
import { z } from "zod";

const require = createRequire(import.meta.url);

/** Absolute path of a file inside an installed npm package, also where its `exports` hide it. */
export function packageFile(packageName: string, path: string): string {
  return join(dirname(require.resolve(`${packageName}/package.json`)), path);
}

export type Artifact = { readonly abi: Abi; readonly bytecode: Hex };

const linkReferencesSchema = z.record(
  z.string(),
  z.record(z.string(), z.array(z.object({ start: z.number(), length: z.number() }))),
);

const hardhatArtifactSchema = z.object({
  abi: z.custom<Abi>((value) => Array.isArray(value)),
  bytecode: z.templateLiteral(["0x", z.string()]),
  linkReferences: linkReferencesSchema.default({}),
});

/** Reads a Hardhat artifact of a package and links its libraries into the creation bytecode. */
export function packageArtifact(packageName: string, path: string, libraries: Readonly<Record<string, Hex>> = {}): Artifact {
  const raw: unknown = JSON.parse(readFileSync(packageFile(packageName, path), "utf8"));
  const { abi, bytecode, linkReferences } = hardhatArtifactSchema.parse(raw);
  let linked: string = bytecode;
  for (const references of Object.values(linkReferences)) {
    for (const [library, places] of Object.entries(references)) {
      const address = libraries[library];
      if (address === undefined) throw new Error(`${packageName}/${path} needs the address of ${library}.`);
      for (const { start, length } of places) linked = splice(linked, start, length, address);
    }
  }
  return { abi, bytecode: linked as Hex };
}

function splice(bytecode: string, start: number, length: number, address: Hex): string {
  const from = 2 + 2 * start;
  return bytecode.slice(0, from) + address.slice(2).toLowerCase() + bytecode.slice(from + 2 * length);
}
