import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { fingerprint } from "../../scripts/lib/fingerprint.mjs";
import type { Plan } from "../story";

const folder = fileURLToPath(new URL("../../.local/worlds/", import.meta.url));

/** What a past follows from: the contracts, how they are deployed, who acts on them, and the arithmetic that those act by. */
const sources = ["contracts/src", "contracts/local", "contracts/foundry.toml", "contracts/script", "abis", "lib/chain", "lib/finance", "lib/random.ts", "lib/tx", "world"];
const ofTests = /\.test\.tsx?$|\/testing(\/|$)|\.generated\.ts$/;

/** Where the past of this size and seed lies that these sources make. */
export function recordingFile({ size, seed }: Pick<Plan, "size" | "seed">, below: string = folder): string {
  return join(below, `${size}-${fingerprint({ paths: sources, skip: (path) => ofTests.test(path), values: { size, seed } }).slice(0, 32)}.gz`);
}
