import { ensureProgram, findProgram } from "./program.mjs";

const PLACES = [
  ...["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome"],
  ...["/snap/bin/chromium", "/Applications/Chromium.app/Contents/MacOS/Chromium"],
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const VARIABLE = "CHROMIUM_PATH";

/** Path of a Chromium, or undefined. CHROMIUM_PATH wins, and must then be right. */
export const findChromium = () => findProgram(VARIABLE, PLACES);

/** Path of a Chromium, installed through apt where that is possible. Throws a Sentence that says how otherwise. */
export function ensureChromium() {
  // Without the emoji font, the wallets' pictures are empty boxes.
  return ensureProgram({ name: "Chromium", find: findChromium, packages: "chromium fonts-noto-color-emoji", variable: VARIABLE });
}
