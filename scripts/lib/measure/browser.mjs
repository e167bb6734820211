import { setTimeout as pause } from "node:timers/promises";
import { AFTER_LOAD_MS, IDLE_MS } from "./bars.mjs";
import { announceWallet, connect } from "./wallet.mjs";

/**
 * Opens a page with an empty cache, on a chain that stands still. Measures until 5 s after load: what was transferred
 * (KiB, headers included, as the browser counts it), the round trips to the chain, and what the page policy or the
 * console complained about; then how many requests come in each of two spans of time.
 */
export async function measureInBrowser(browser, origin, path) {
  const context = await newContext(browser);
  const page = await context.newPage();
  const slow = await watchIntl(page);
  const found = await visit(page, origin, path);
  found.complaints.push(...slow);
  await context.close();
  return found;
}

/** The same for somebody whose wallet is already connected. */
export async function measureConnected(browser, origin, path) {
  const context = await newContext(browser);
  await announceWallet(context);
  const first = await context.newPage();
  await first.goto(origin + path, { waitUntil: "load" });
  await connect(first);
  await first.close();
  const found = await visit(await context.newPage(), origin, path);
  await context.close();
  return found;
}

function newContext(browser) {
  return browser.newContext({ locale: "en-US", viewport: { width: 1240, height: 900 } });
}

async function visit(page, origin, path) {
  const network = await watchNetwork(page, origin);
  const complaints = await watchComplaints(page);
  await page.goto(origin + path, { waitUntil: "load", timeout: 60_000 });
  await pause(AFTER_LOAD_MS);
  const [transferKiB, trips] = [network.bytes() / 1024, roundTrips(network.calls)];
  const idle = [];
  for (const _span of [1, 2]) {
    const before = network.requests();
    await pause(IDLE_MS);
    idle.push(network.requests() - before);
  }
  return { transferKiB, roundTrips: trips, idle, complaints: [...complaints, ...network.strangers] };
}

/** Requests until the page was complete: while the chain stands still, one that asks nothing new only looks whether it goes on. */
function roundTrips(requests) {
  const asked = new Set();
  return requests.filter((calls) => {
    const fresh = calls.filter((call) => !asked.has(call));
    for (const call of fresh) asked.add(call);
    return fresh.length > 0;
  }).length;
}

async function watchNetwork(page, origin) {
  let [bytes, requests] = [0, 0];
  const found = { bytes: () => bytes, requests: () => requests, calls: [], strangers: new Set() };
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  // Connecting the wallet has filled it.
  await session.send("Network.clearBrowserCache");
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  session.on("Network.requestWillBeSent", ({ request }) => {
    const url = new URL(request.url);
    if (!url.protocol.startsWith("http")) return;
    requests += 1;
    if (url.origin !== origin) found.strangers.add(`it talks to ${url.origin}`);
    if (request.method === "POST" && url.pathname === "/api/rpc") found.calls.push(callsIn(request.postData));
  });
  return found;
}

/** Method and parameters of each call in a request's body, as text. */
function callsIn(body) {
  return [JSON.parse(body ?? "[]")].flat().map(({ method, params }) => `${method} ${JSON.stringify(params)}`);
}

/** The first call of these looks through every locale the browser has, which takes a slow phone longer than drawing the page (lib/format/words.ts). */
async function watchIntl(page) {
  const complaints = new Set();
  await page.exposeBinding("intlUsed", (_source, name) => complaints.add(`it calls Intl.${name}, which takes a slow phone 150 ms: lib/format and lib/money do without`));
  await page.addInitScript(() => {
    const { Intl, intlUsed } = globalThis;
    for (const name of ["NumberFormat", "DateTimeFormat", "RelativeTimeFormat", "ListFormat"]) {
      const note = (how) => (...args) => {
        void intlUsed(name);
        return how(...args);
      };
      Intl[name] = new Proxy(Intl[name], { apply: note(Reflect.apply), construct: note(Reflect.construct) });
    }
    for (const { prototype } of [globalThis.Number, globalThis.BigInt, globalThis.Date]) {
      prototype.toLocaleString = new Proxy(prototype.toLocaleString, {
        apply: (...args) => {
          void intlUsed("(toLocaleString)");
          return Reflect.apply(...args);
        },
      });
    }
  });
  return complaints;
}

async function watchComplaints(page) {
  const complaints = new Set();
  page.on("console", (message) => {
    if (message.type() === "error") complaints.add(`the console says "${message.text()}"`);
  });
  page.on("pageerror", (error) => complaints.add(`an error was thrown: ${error.message}`));
  await page.exposeBinding("policyViolation", (_source, text) => void complaints.add(`the page policy was violated: ${text}`));
  await page.addInitScript(() => {
    globalThis.document.addEventListener("securitypolicyviolation", (event) => {
      void globalThis.policyViolation(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  return complaints;
}
