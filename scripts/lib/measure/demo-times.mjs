import { rmSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { startDemo } from "../demo-copy.mjs";
import { freshClone } from "../fresh-clone.mjs";

/** Seconds: of the first start to live the year through, and of the second altogether. */
const bars = { year: 240, warm: 60 };

/**
 * What the demo says of its own first start in a fresh clone, where also every package comes from the registry and the year is
 * lived, and of its second. Returns { text: the lines of a Markdown code block, problems }.
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
    return { text: [machine, "", "```", ...lines, "```"].join("\n"), problems: problemsOf(lines) };
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
}

function problemsOf([cold, warm]) {
  const year = Number(/\bchain ([\d.]+)/.exec(cold)?.[1]);
  const whole = Number(/^warm start ([\d.]+) s/.exec(warm)?.[1]);
  return [
    !(year <= bars.year) && `The year took ${year} s to live, more than ${bars.year}.`,
    !(whole <= bars.warm) && `The second start took ${whole} s, more than ${bars.warm}.`,
  ].filter(Boolean);
}
