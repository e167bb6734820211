import { buildApp } from "../app.mjs";
import { onStop, stopAll } from "../children.mjs";
import { findChromium } from "../chromium.mjs";
import { buildContracts } from "../contracts.mjs";
import { awaitLivePage } from "../live-page.mjs";
import { freePort } from "../ports.mjs";
import { Sentence, tell } from "../sentence.mjs";
import { orDeath, startApp, startWorld } from "../serve.mjs";
import { routes, tooMuch } from "./bars.mjs";
import { measureConnected, measureInBrowser } from "./browser.mjs";
import { table, writeDocument } from "./document.mjs";
import { measureHtml } from "./html.mjs";

/** Measures every page and ends the process. Options: --check (compare with the bars, write
 * nothing), --url <origin> (a server that runs already; its chain should stand still). */
export async function main(args) {
  onStop(() => void stopAll().then(() => process.exit(1)));
  let code = 0;
  try {
    const address = args.includes("--url") ? args[args.indexOf("--url") + 1] : undefined;
    const origin = address ? new URL(address).origin : await ownSite();
    const measurements = await measureAll(origin);
    console.log(table(measurements));
    if (args.includes("--check")) code = judge(measurements);
    else writeDocument(measurements);
  } catch (error) {
    tell(error);
    code = 1;
  }
  await stopAll();
  process.exit(code);
}

function judge(measurements) {
  const complaints = measurements.flatMap(tooMuch);
  for (const complaint of complaints) console.error(complaint);
  return complaints.length > 0 ? 1 : 0;
}

/** The app as it ships, without the demo wallet, on a chain of its own. */
async function ownSite() {
  await buildContracts();
  const { folder } = await buildApp("production");
  const [port, rpcPort] = [await freePort(), await freePort()];
  const world = await startWorld({ rpcPort });
  const app = startApp({ folder, port, rpcPort, host: "127.0.0.1", env: { CHAIN_ID: "31337", LOCAL_WALLET: "" } });
  const origin = `http://127.0.0.1:${port}`;
  await orDeath(Promise.race([world.died, app.died]), awaitLivePage(origin, app.signature));
  await standStill(rpcPort);
  return origin;
}

/** Stops the chain's regular blocks: what a page asks for then, it asks to become complete. */
async function standStill(rpcPort) {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "evm_setIntervalMining", params: [0] });
  const response = await fetch(`http://127.0.0.1:${rpcPort}`, { method: "POST", headers: { "content-type": "application/json" }, body });
  if ("error" in (await response.json())) throw new Sentence("The chain could not be made to stand still.");
}

async function measureAll(origin) {
  const executablePath = findChromium();
  if (!executablePath) throw new Sentence("Chromium is missing: npm run test:e2e installs it where it can.");
  const { chromium } = await import("@playwright/test");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-background-networking"] });
  try {
    const measurements = [];
    for (const { path, wallet } of routes) {
      const seen = await measureInBrowser(browser, origin, path);
      const connected = wallet ? await measureConnected(browser, origin, path) : { complaints: [] };
      const complaints = [...new Set([...seen.complaints, ...connected.complaints])];
      measurements.push({ ...(await measureHtml(origin, path)), ...seen, ...connected, path, complaints });
    }
    return measurements;
  } finally {
    await browser.close();
  }
}
