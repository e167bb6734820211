import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { inUse } from "./in-use.mjs";

/** Deletes all but the `keep` newest folders whose names begin with `prefix`, except those that are in use. */
export function forgetOld(parent, prefix, keep) {
  const byAge = readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.startsWith(prefix) && !entry.name.endsWith(".used-by"))
    .map(({ name }) => join(parent, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of byAge.slice(keep)) if (!inUse(old)) rmSync(old, { recursive: true, force: true });
}
