import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

let found: Promise<string | undefined> | undefined;

/**
 * SHA-256, in hexadecimal, of the /exit.html that this server serves, read once per process. Undefined where the build
 * has none, because AID is not deployed on its chain.
 */
export function exitFileHash(): Promise<string | undefined> {
  found ??= hashOf(join(process.cwd(), "public/exit.html"));
  return found;
}

/** Throws when the file is there and cannot be read. */
export async function hashOf(file: string): Promise<string | undefined> {
  try {
    return createHash("sha256").update(await readFile(file)).digest("hex");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
