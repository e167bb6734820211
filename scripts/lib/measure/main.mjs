import { onStop, stopAll } from "../children.mjs";
import { findChromium } from "../chromium.mjs";
import { Sentence, tell } from "../sentence.mjs";
import { startSite } from "../site.mjs";
import { bars, localPages, routes, tooMuch } from "./bars.mjs";
import { measureConnected, measureInBrowser } from "./browser.mjs";
import { demoTimes } from "./demo-times.mjs";
import { sizesTable, visitsTable, writeDocument } from "./document.mjs";
import { measureHtml } from "./html.mjs";

/** Measures every page, and the demo's starts, and ends the process. Options: --check (pages only, compared with the
 * bars; writes nothing), --url <origin> (pages only, of a server that runs already; its chain should stand still), --demo (the
 * demo's starts only). */
export async function main(args) {
  onStop(() => void stopAll().then(() => process.exit(1)));
  let code = 0;
  try {
    const address = args.includes("--url") ? args[args.indexOf("--url") + 1] : undefined;
    const isCheck = args.includes("--check") || address !== undefined;
    const pages = args.includes("--demo") ? { texts: {}, problems: [] } : await pagesFound(address);
    const demo = isCheck ? undefined : await demoTimes();
    if (demo) writeDocument({ ...pages.texts, demo: demo.text });
    code = judge([...pages.problems, ...(demo?.problems ?? [])]);
  } catch (error) {
    tell(error);
    code = 1;
  }
  await stopAll();
  process.exit(code);
}

async function pagesFound(address) {
  const origin = address ? new URL(address).origin : await ownSite();
  const measurements = await measureAll(origin);
  const texts = { sizes: sizesTable(measurements), visits: visitsTable(measurements) };
  console.log(Object.values(texts).join("\n\n"));
  return { texts, problems: [...measurements.flatMap(tooMuch), ...(address ? [] : await misplaced(origin))] };
}

function judge(complaints) {
  for (const complaint of complaints) console.error(complaint);
  return complaints.length > 0 ? 1 : 0;
}

/** A sentence for each page that only a local build may have and this one has too. */
async function misplaced(origin) {
  const answers = await Promise.all(localPages.map(async (path) => [path, (await fetch(origin + path)).status]));
  return answers.filter(([, status]) => status !== 404).map(([path, status]) => `${path} answers ${status} in the build that ships.`);
}

async function ownSite() {
  const { origin, rpcUrl } = await startSite();
  await standStill(rpcUrl);
  return origin;
}

/** Stops the chain's regular blocks: what a page asks for then, it asks to become complete. */
async function standStill(rpcUrl) {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "evm_setIntervalMining", params: [0] });
  const response = await fetch(rpcUrl, { method: "POST", headers: { "content-type": "application/json" }, body });
  if ("error" in (await response.json())) throw new Sentence("The chain could not be made to stand still.");
}

async function measureAll(origin) {
  const executablePath = findChromium();
  if (!executablePath) throw new Sentence("Chromium is missing: npm run test:e2e installs it where it can.");
  const { chromium } = await import("@playwright/test");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-background-networking"] });
  try {
    // Most of a visit is waiting, so several are made at the same time; each has a cache and storage of its own. Those
    // with a wallet come after the others: more at once than the machine can draw would be measured, not the page.
    const seen = await Promise.all(routes.map((route) => measured(browser, origin, route)));
    const connected = await Promise.all(routes.map(({ path, wallet }) => wallet && measureConnected(browser, origin, path)));
    const measurements = seen.map((found, index) => withWallet(found, connected[index]));
    for (const measurement of measurements) await visitAgain(browser, origin, measurement);
    return measurements;
  } finally {
    await browser.close();
  }
}

async function measured(browser, origin, { path, text }) {
  const [html, seen] = await Promise.all([measureHtml(origin, path), text ? undefined : measureInBrowser(browser, origin, path)]);
  return { path, ...html, seen };
}

/**
 * A busy machine adds round trips, and drawings of a page whose figures came late, and takes none away: a visit that cost too
 * much is made once more, alone.
 */
async function visitAgain(browser, origin, measurement) {
  const { path, seen, connected } = measurement;
  const isTooMuch = (visit, mostKiB) => visit && (visit.roundTrips > bars.roundTrips || visit.transferKiB > mostKiB);
  if (isTooMuch(seen, bars.transferKiB)) measurement.seen = await measureInBrowser(browser, origin, path);
  if (isTooMuch(connected, bars.connectedKiB)) measurement.connected = await measureConnected(browser, origin, path);
}

function withWallet(found, connected) {
  return { ...found, connected, complaints: [...new Set([...found.unhinted, ...(found.seen?.complaints ?? []), ...(connected?.complaints ?? [])])] };
}
