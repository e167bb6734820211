import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Abi } from "viem";
import { z } from "zod";
import { type Artifact, packageFile } from "./package-file";

const compileScript = fileURLToPath(new URL("./compile-flux.mjs", import.meta.url));
const cacheDirectory = fileURLToPath(new URL("../../.cache/external/", import.meta.url));

const artifactSchema = z.object({
  abi: z.custom<Abi>((value) => Array.isArray(value)),
  bytecode: z.templateLiteral(["0x", z.string()]),
  storageLayout: z.unknown(),
});
const artifactsSchema = z.object({ FluxAggregator: artifactSchema, EACAggregatorProxy: artifactSchema });

/** With the layout of storage as solc describes it, for measurements. */
export type FluxArtifact = Artifact & { readonly storageLayout: unknown };
export type FluxArtifacts = { readonly FluxAggregator: FluxArtifact; readonly EACAggregatorProxy: FluxArtifact };

/** Chainlink's feed contracts, compiled once for each content of their sources, compiler and settings. */
export function fluxArtifacts(): FluxArtifacts {
  const cached = join(cacheDirectory, `chainlink-${contentHash()}.json`);
  if (!existsSync(cached)) {
    const compiled = execFileSync(process.execPath, [compileScript], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
    mkdirSync(cacheDirectory, { recursive: true });
    // Written aside and renamed: a world that starts at the same time never reads half a file.
    const aside = `${cached}.${process.pid}`;
    writeFileSync(aside, compiled);
    renameSync(aside, cached);
  }
  const raw: unknown = JSON.parse(readFileSync(cached, "utf8"));
  return artifactsSchema.parse(raw);
}

function contentHash(): string {
  const sources = packageFile("@chainlink/contracts", "src/v0.6");
  const files = readdirSync(sources, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".sol"))
    .sort()
    .map((file) => join(sources, file));
  const hash = createHash("sha256");
  for (const file of [compileScript, packageFile("solc-0.6.6", "package.json"), ...files]) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 32);
}
