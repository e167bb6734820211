import { startSite } from "../site.mjs";
import { summarise } from "./load-summary.mjs";

const CLIENTS = 100;
const LONE_MS = 5_000;
const CROWD_MS = 20_000;

/** What a page asks when it looks whether the chain goes on, which is asked most. */
const BLOCK = { jsonrpc: "2.0", id: 1, method: "eth_getBlockByNumber", params: ["latest", false] };

/** What is asked, and how it is seen that an answer is a right one. */
const TARGETS = [
  { name: "/api/rpc", path: "/api/rpc", body: JSON.stringify(BLOCK), right: (text) => JSON.parse(text).result?.number !== undefined },
  { name: "/api/status", path: "/api/status", right: (text) => JSON.parse(text).healthy === true },
  { name: "/", path: "/", right: (text) => text.includes("</html>") },
  { name: "/mint", path: "/mint", right: (text) => text.includes("</html>") },
];

/**
 * One client alone and then a hundred at once ask the app as it ships, on this machine. Nobody waits between answers, so
 * with a hundred an answer takes a hundred times as long as it keeps the server busy: `stretch` compares with that, and
 * says the same on a fast machine and on a slow one. Returns { problems, notes }.
 */
export async function loadFindings() {
  const { origin } = await startSite();
  const findings = [];
  for (const target of TARGETS) {
    // Once before, so that nobody pays for what is done the first time.
    await ask(origin, target, 0);
    const lone = await crowd(origin, target, 1, LONE_MS);
    const many = await crowd(origin, target, CLIENTS, CROWD_MS);
    findings.push(summarise({ name: target.name, clients: CLIENTS, lone, many, seconds: CROWD_MS / 1_000 }));
  }
  return { problems: findings.flatMap(({ problems }) => problems), notes: findings.map(({ note }) => note) };
}

/** Asks as `clients` at once until the time is over. Resolves with { times: milliseconds, errors: texts }. */
async function crowd(origin, target, clients, durationMs) {
  const [times, errors] = [[], []];
  const end = performance.now() + durationMs;
  const client = async (number) => {
    while (performance.now() < end) {
      const from = performance.now();
      const error = await ask(origin, target, number).catch((thrown) => thrown.cause?.message ?? thrown.message);
      if (error) errors.push(error);
      else times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return { times, errors };
}

/** Asks once; resolves with what is wrong with the answer, if anything is. Each client has an address of its own. */
async function ask(origin, { path, body, right }, client) {
  const headers = { "x-forwarded-for": `10.0.${Math.floor(client / 250)}.${(client % 250) + 1}`, "content-type": "application/json" };
  const response = await fetch(origin + path, { method: body ? "POST" : "GET", headers, body, signal: AbortSignal.timeout(30_000) });
  const text = await response.text();
  if (response.status !== 200) return `status ${response.status}`;
  return right(text) ? undefined : "a wrong answer";
}
