import { setTimeout as pause } from "node:timers/promises";
import { buildApp } from "../../app.mjs";
import { startCluster } from "../../cluster/start-cluster.mjs";
import { freePort } from "../../ports.mjs";
import { count, ms, table } from "./figures.mjs";
import { crowd, otherAnswers } from "./load.mjs";
import { mixed, subjectsOf } from "./questions.mjs";

/** What is left of two servers must bear all of it, while this machine starts the other one and plays the crowd. */
const PER_CONNECTION = 2;
const ANSWERING_WITHIN_MS = 120 * 60_000;

/**
 * The same crowd before a balancer with two servers of the API, of which one is killed in the middle, and started again a moment later
 * by whoever keeps it alive: no request fails, for the balancer asks the other one again.
 */
export async function measureReplicas({ rpcUrl, seconds }) {
  const { folder: build } = await buildApp("production");
  const places = { appPort: await freePort(), apiPort: await freePort() };
  const { parts, apiOrigin, answering } = await startCluster({ build, ...places, rpcUrls: rpcUrl, log: () => {} });
  await answering(ANSWERING_WITHIN_MS);
  const paths = mixed(await subjectsOf(apiOrigin));
  const killed = pause(seconds * 500).then(() => parts.kill("api-1"));
  killed.catch(() => {});
  const found = await crowd(apiOrigin, paths, seconds, PER_CONNECTION);
  const { latency, errors, timeouts, non2xx, requests } = found;
  await killed;
  parts.release();
  const failed = errors + timeouts + non2xx;
  return {
    text: table(["servers", "answers", "a second", "median", "p99", "failed while one was killed"], [["2", count(found["2xx"]), count(requests.average), ms(latency.p50), ms(latency.p99), failed]]),
    problems: [
      failed > 0 && `${failed} requests failed when one of two servers was killed (${errors} errors, ${timeouts} took too long, other answers: ${otherAnswers(found)}).`,
      found["2xx"] === 0 && "Nothing was answered by two servers.",
    ].filter(Boolean),
  };
}
