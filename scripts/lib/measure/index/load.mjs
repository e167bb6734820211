import { setTimeout as pause } from "node:timers/promises";
import { askChain, askMetrics, sumOf } from "./ask.mjs";
import { count, mib, ms, table } from "./figures.mjs";
import { mixed, subjectsOf } from "./questions.mjs";

const CONNECTIONS = 200;
const WARM_UP_SECONDS = 15;
/** A block ends what was kept of answers, so it must come as often as blocks do. */
const BLOCK_EVERY_MS = 10_000;

export const loadBars = {
  /** How many times the median the slowest answer of a hundred takes. */
  stretch: 5,
  /** Memory after as a part of that before, and what garbage may wait meanwhile. */
  memory: 1.25,
  slackBytes: 64 * 2 ** 20,
};

/**
 * The API of one index under 200 connections that ask everything, on a chain on which blocks come in. What the memory is before is
 * looked at after a while of the same, when what is kept of answers has its size.
 */
export async function measureLoad({ rpcUrl, index, seconds }) {
  const { origin } = await index();
  const paths = mixed(await subjectsOf(origin));
  const mining = setInterval(() => void askChain(rpcUrl, "evm_mine").catch(() => {}), BLOCK_EVERY_MS);
  try {
    await crowd(origin, paths, WARM_UP_SECONDS);
    const before = await memoryOf(origin);
    const found = await crowd(origin, paths, seconds);
    // What a request has used may be thrown away a moment later.
    await pause(5_000);
    return judged(found, { before, after: await memoryOf(origin) }, seconds);
  } finally {
    clearInterval(mining);
  }
}

/**
 * Asks as so many clients at once, each with an address of its own, in an order of its own, the next question when the last one is
 * answered, but no more than `perConnection` a second where that is given.
 */
export async function crowd(origin, paths, seconds, perConnection) {
  const { default: autocannon } = await import("autocannon");
  let number = 0;
  const setupClient = (client) => {
    number += 1;
    const headers = { "x-forwarded-for": `10.9.${number >> 8}.${number & 255}` };
    const from = (number * 37) % paths.length;
    client.setRequests([...paths.slice(from), ...paths.slice(0, from)].map((path) => ({ method: "GET", path: `/v1${path}`, headers })));
  };
  return autocannon({ url: origin, connections: CONNECTIONS, duration: seconds, ...(perConnection && { connectionRate: perConnection, ignoreCoordinatedOmission: true }), timeout: 30, setupClient });
}

async function memoryOf(origin) {
  return sumOf(await askMetrics(origin), "process_resident_memory_bytes");
}

/** What was answered instead of what was asked for: "2 of 503, 1 of 429". */
export const otherAnswers = ({ statusCodeStats = {} }) =>
  Object.entries(statusCodeStats)
    .filter(([code]) => !code.startsWith("2"))
    .map(([code, stats]) => `${stats.count} of ${code}`)
    .join(", ") || "none";

function judged(found, { before, after }, seconds) {
  const { latency, errors, timeouts, non2xx, requests } = found;
  const [half, most] = [latency.p50, latency.p99];
  const failed = errors + timeouts + non2xx;
  const stretch = most / Math.max(1, half);
  const text = table(
    ["connections", "seconds", "answers", "a second", "median", "p99", "p99 / median", "failed", "memory before", "after"],
    [[CONNECTIONS, seconds, count(found["2xx"]), count(requests.average), ms(half), ms(most), stretch.toFixed(1), failed, mib(before), mib(after)]],
  );
  const problems = [
    failed > 0 && `${failed} requests failed under load (${errors} errors, ${timeouts} took too long, other answers: ${otherAnswers(found)}).`,
    found["2xx"] === 0 && "Nothing was answered under load.",
    stretch > loadBars.stretch && `The slowest answer of a hundred takes ${stretch.toFixed(1)} times the median, more than ${loadBars.stretch}.`,
    after > before * loadBars.memory + loadBars.slackBytes && `Memory grew from ${mib(before)} to ${mib(after)} under load.`,
  ].filter(Boolean);
  return { text, problems };
}
