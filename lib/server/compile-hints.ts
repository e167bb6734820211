import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** https://v8.dev/blog/explicit-compile-hints: the browser compiles the whole file beside the page, while it arrives. */
const HINT = "//# allFunctionsCalledOnLoad\n";

/** Larger files are libraries of which one click uses a part: RainbowKit, Recharts, WalletConnect. Bytes. */
const LARGEST = 250_000;

/**
 * Puts the hint on every script of a build that a page opens with. Without it each function is compiled on the page's
 * own thread when it is first called, which was half of the time before the page answered. Runs before the files are
 * copied anywhere; `distDir` is the build's own folder.
 */
export async function hintCompilation(distDir: string): Promise<void> {
  const folder = join(distDir, "static", "chunks");
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".js"));
  await Promise.all(names.map((name) => hint(join(folder, name))));
}

async function hint(file: string): Promise<void> {
  if ((await stat(file)).size > LARGEST) return;
  const script = await readFile(file, "utf8");
  if (!script.startsWith(HINT)) await writeFile(file, HINT + script);
}
