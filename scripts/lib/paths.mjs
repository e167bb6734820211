import { fileURLToPath } from "node:url";
import { join, relative } from "node:path";

/** The root folder of the repository, wherever the script was started from. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** A path below the root. */
export const at = (...parts) => join(root, ...parts);

/** How a person reads a path: relative to the root. */
export const shown = (path) => relative(root, path);

/** Logs, stamps, locks and finished builds. Ignored by git; safe to delete while nothing runs. */
export const localFolder = at(".local");
