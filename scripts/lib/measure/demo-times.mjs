import { rmSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { startDemo } from "../demo-copy.mjs";
import { freshClone } from "../fresh-clone.mjs";

/**
 * What the demo says of its own first start in a fresh clone, where also every package comes from the registry, and of
 * its second. Returns the lines of a Markdown code block.
 */
export async function demoTimes() {
  const clone = await freshClone();
  const env = { npm_config_cache: join(clone, ".cache", "npm"), npm_config_store_dir: join(clone, ".cache", "pnpm") };
  try {
    const machine = `Node ${process.versions.node}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)} before the first start:`;
    const lines = [];
    for (const withinMs of [1_200_000, 300_000]) {
      const demo = await startDemo({ clone, env, withinMs });
      lines.push(demo.start);
      await demo.stop("SIGINT");
    }
    return [machine, "", "```", ...lines, "```"].join("\n");
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
}
