import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Abi, Hex } from "viem";
import { z } from "zod";
import type { ByteRange } from "../../../lib/chain/masked-code";

const outDirectory = fileURLToPath(new URL("../../out/", import.meta.url));

const hexSchema = z.custom<Hex>((value) => typeof value === "string" && /^0x[0-9a-f]*$/i.test(value));
const rangeSchema = z.object({ start: z.number(), length: z.number() });
const abiSchema = z.custom<Abi>((value) => Array.isArray(value));

const buildSchema = z.object({
  abi: abiSchema,
  bytecode: z.object({ object: hexSchema }),
  deployedBytecode: z.object({
    object: hexSchema,
    immutableReferences: z.record(z.string(), z.array(rangeSchema)).default({}),
  }),
});

export type ContractBuild = {
  readonly name: string;
  readonly abi: Abi;
  /** Creation code without constructor arguments. */
  readonly bytecode: Hex;
  /** Runtime code as built: zeros where immutables go. */
  readonly runtime: Hex;
  readonly immutables: readonly ByteRange[];
  /** The same by immutable, in the order in which solc met their declarations: files by name, lines from the top. */
  readonly immutablesByDeclaration: readonly (readonly ByteRange[])[];
};

function readBuild(name: string): unknown {
  const file = `${outDirectory}${name}.sol/${name}.json`;
  if (!existsSync(file)) throw new Error(`contracts/out has no ${name}: run \`forge build\` in contracts/ first.`);
  const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
  return parsed;
}

/** The interface of a contract as forge compiled it. */
export function contractAbi(name: string): Abi {
  return z.object({ abi: abiSchema }).parse(readBuild(name)).abi;
}

/** A contract as forge compiled it. Throws with what to do when there is no complete build. */
export function contractBuild(name: string): ContractBuild {
  const parsed = buildSchema.safeParse(readBuild(name));
  if (!parsed.success) throw new Error(`contracts/out has no code of ${name}: run \`forge build --force\` in contracts/.`);
  const { abi, bytecode, deployedBytecode } = parsed.data;
  // The keys are numbers of declarations.
  const byDeclaration = Object.entries(deployedBytecode.immutableReferences).sort(([a], [b]) => Number(a) - Number(b));
  return {
    name,
    abi,
    bytecode: bytecode.object,
    runtime: deployedBytecode.object,
    immutables: byDeclaration.flatMap(([, places]) => places).sort((a, b) => a.start - b.start),
    immutablesByDeclaration: byDeclaration.map(([, places]) => places),
  };
}
