import { cpSync, existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { at, localFolder, root } from "./paths.mjs";
import { run } from "./run.mjs";
import { Sentence } from "./sentence.mjs";

/**
 * Copies what git would commit here to a folder of its own, outside of this clone so that it finds none of its packages.
 * Resolves with the folder, which the caller deletes.
 */
export async function freshClone() {
  const out = join(localFolder, "reports", "files");
  const { code } = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root, out, timeoutMs: 30_000 });
  if (code !== 0) throw new Sentence("git could not tell which files a clone has.");
  const folder = mkdtempSync(join(tmpdir(), "aid-clone-"));
  for (const path of readFileSync(out, "utf8").split("\0")) {
    if (path !== "" && existsSync(at(path))) cpSync(at(path), join(folder, path), { verbatimSymlinks: true });
  }
  return folder;
}
