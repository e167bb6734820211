import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { localFolder } from "./paths.mjs";
import { run } from "./run.mjs";
import { Sentence } from "./sentence.mjs";

const PLACES = [
  ...["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome"],
  ...["/snap/bin/chromium", "/Applications/Chromium.app/Contents/MacOS/Chromium"],
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
// Without the emoji font, the wallets' pictures are empty boxes.
const INSTALL = "apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-color-emoji";

/** Path of a Chromium, or undefined. CHROMIUM_PATH wins, and must then be right. */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH?.trim();
  if (chosen && !runnable(chosen)) throw new Sentence(`CHROMIUM_PATH is ${chosen}, which is not a program that can be run.`);
  return chosen || PLACES.find(runnable);
}

/** Path of a Chromium, installed through apt where that is possible. Throws a Sentence that says how otherwise. */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() !== 0 || !(await works("apt-get", ["--version"]))) throw new Sentence(advice("is needed"));
  await run("sh", ["-c", INSTALL], {
    env: { DEBIAN_FRONTEND: "noninteractive" },
    log: join(localFolder, "logs", "chromium.log"),
    stream: true,
    timeoutMs: 10 * 60_000,
  });
  const installed = findChromium();
  if (!installed) throw new Sentence(advice("could not be installed"));
  return installed;
}

function advice(what) {
  return `Chromium ${what}: run "sudo sh -c '${INSTALL}'" on Debian, or install it in another way and set CHROMIUM_PATH to it.`;
}

async function works(command, args) {
  return (await run(command, args, { timeoutMs: 20_000 })).code === 0;
}

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
