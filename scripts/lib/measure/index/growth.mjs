import { setTimeout as pause } from "node:timers/promises";
import { stopGroup } from "../../children.mjs";
import { until } from "../../poll.mjs";
import { askApi, askChain, askDatabase } from "./ask.mjs";
import { startEarlier } from "./earlier.mjs";
import { count, median, ms, table } from "./figures.mjs";
import { ourIndex, startIndexing } from "./ground.mjs";
import { growing, subjectsOf } from "./questions.mjs";

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const ROUNDS = 15;
const GRACE_MS = 2_100;
/** How many times as long a request may take as at the smallest size. */
export const GROWTH_BAR = 2;
/** Of the length of an answer, what one must have that is compared with it. */
const AS_LONG = 0.8;

/**
 * How long a request takes the first time after a block, when nothing of its answer is kept, over histories of a thousand events and
 * of ten, a hundred and a thousand times as many. Each history is an index of its own over the same chain, which some see with an
 * earlier head; all are asked in turn.
 */
export async function measureGrowth({ rpcUrl, postgres, index, events }) {
  const whole = await index();
  const blocks = await askDatabase(whole.databaseUrl, eventsByBlock);
  // Of blocks that may still be replaced Ponder keeps no logs there.
  const final = blocks.at(-1)?.events ?? 0;
  const sizes = SIZES.filter((size) => size <= final * 0.7);
  const histories = [];
  try {
    for (const size of sizes) histories.push(await earlierHistory({ rpcUrl, postgres, size, head: blocks.find((block) => block.events >= size).block }));
    histories.push(await history({ ...whole, name: count(events ?? final), rpcUrl, advance: () => askChain(rpcUrl, "evm_mine") }));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const one of histories) await look(one);
    }
    return judged(histories);
  } finally {
    for (const { stop } of histories) await stop?.();
  }
}

/** Events of our contracts up to each block that has some. */
const eventsByBlock = "SELECT block_number::int AS block, (sum(count(*)) OVER (ORDER BY block_number))::int AS events FROM ponder_sync.logs GROUP BY block_number ORDER BY 1";

async function earlierHistory({ rpcUrl, postgres, size, head }) {
  const earlier = await startEarlier({ rpcUrl, head });
  const name = `history-${size}`;
  const { origin, ready, child } = await startIndexing({ name, command: ourIndex, rpcUrl: earlier.url, databaseUrl: await postgres.database(name.replace("-", "_")) });
  await ready;
  const stop = async () => {
    await stopGroup(child.pid);
    await earlier.stop();
  };
  return history({ name: count(size), rpcUrl: earlier.url, origin, advance: earlier.advance, stop });
}

async function history({ name, origin, rpcUrl, advance, stop }) {
  const questions = growing(await subjectsOf(origin)).map((question) => ({ ...question, times: [] }));
  return { name, origin, rpcUrl, advance, stop, questions };
}

async function look({ origin, rpcUrl, advance, questions, name }) {
  await advance();
  const head = Number(await askChain(rpcUrl, "eth_blockNumber"));
  const isThere = async () => {
    const { chain } = await (await fetch(`${origin}/status`, { signal: AbortSignal.timeout(10_000) })).json();
    return chain.block.number >= head ? true : undefined;
  };
  await until(`Block ${head} in the history of ${name} events`, isThere, { withinMs: 120_000, everyMs: 20 });
  // What the index does after a block is not what is measured, nor answers of the block before, which are given for two seconds.
  await pause(GRACE_MS);
  await askApi(origin, "/proof");
  for (const question of questions) {
    const from = performance.now();
    const answer = await askApi(origin, question.path);
    question.times.push(performance.now() - from);
    if (answer.block.number < head) throw new Error(`${question.path} was answered of block ${answer.block.number} at block ${head}.`);
    question.length = JSON.stringify(answer).length;
  }
}

/** Every answer is a page at most, but in a young history some are less than one: each is compared with the youngest in which it is as long. */
function judged(histories) {
  const most = histories.at(-1);
  const rows = most.questions.map(({ name, must, length }, index) => {
    const all = histories.map(({ questions }) => questions[index]);
    const times = all.map((question) => median(question.times));
    const youngest = all.findIndex((question) => question.length >= length * AS_LONG);
    return { name, must, times, against: histories[youngest].name, growth: youngest < histories.length - 1 ? times.at(-1) / times[youngest] : undefined };
  });
  const heads = ["request", ...histories.map(({ name }) => `${name} events`), "as long since", "growth since"];
  const text = table(heads, rows.map(({ name, times, against, growth }) => [`\`${name}\``, ...times.map(ms), against, growth?.toFixed(2) ?? "–"]));
  const problems = rows.flatMap(({ name, must, growth, against }) => [
    ...(growth > GROWTH_BAR ? [`${name} takes ${growth.toFixed(1)} times as long with ${most.name} events as with ${against}, more than ${GROWTH_BAR}.`] : []),
    ...(must && growth === undefined ? [`No younger history has as long an answer to ${name}: nothing is known of its growth. Give it more --events.`] : []),
  ]);
  return { text, problems };
}
