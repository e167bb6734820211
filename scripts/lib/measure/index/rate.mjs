import { stopGroup } from "../../children.mjs";
import { askMetrics, sumOf } from "./ask.mjs";
import { count, seconds, table } from "./figures.mjs";
import { emptyIndex, ourIndex, startIndexing } from "./ground.mjs";

/** Of the rate of Ponder with one empty handler. */
export const RATE_BAR = 0.4;

/**
 * How many events a second the index takes in, from nothing until it answers, and how many Ponder does that hands each of the same
 * events to one handler that does nothing: ours, the other one, ours and the other one again, one after another, so that a
 * machine that is busy for a while is busy for both. Returns { text, problems, index }: the last of ours is left running.
 */
export async function measureRate({ rpcUrl, postgres, rounds = 2 }) {
  const [ours, empty] = [[], []];
  let index;
  for (let round = 1; round <= rounds; round += 1) {
    if (index) await stopGroup(index.child.pid);
    index = await timed({ name: `ours-${round}`, command: ourIndex, rpcUrl, postgres });
    ours.push(index);
    // What is not stopped must do nothing meanwhile, and on a chain that stands still it does nothing.
    const handled = [...index.events.keys()].join(",");
    const other = await timed({ name: `empty-${round}`, command: emptyIndex, rpcUrl, postgres, env: { HANDLED_EVENTS: handled } });
    await stopGroup(other.child.pid);
    empty.push(other);
  }
  const best = (runs) => runs.reduce((one, other) => (other.rate > one.rate ? other : one));
  const [mine, nothing] = [best(ours), best(empty)];
  const ratio = mine.rate / nothing.rate;
  const rows = [...ours, ...empty].map((run) => [run.name, count(run.total), seconds(run.seconds), count(run.rate)]);
  const text = [
    table(["index", "events", "until it answers", "events a second"], rows),
    `Ratio of the better ones: ${ratio.toFixed(2)} (aim ≥ ${RATE_BAR}).`,
    ...costsOf(mine, nothing),
  ].join("\n\n");
  const problems = [
    ...(ratio < RATE_BAR ? [`The index takes in ${ratio.toFixed(2)} of the events that an empty handler does, less than ${RATE_BAR}.`] : []),
    ...(mine.total === nothing.total ? [] : [`The index took in ${count(mine.total)} events, the empty handler ${count(nothing.total)}.`]),
  ];
  return { text, problems, index };
}

async function timed({ name, command, rpcUrl, postgres, env = {} }) {
  const databaseUrl = await postgres.database(name.replaceAll("-", "_"));
  const started = await startIndexing({ name, command, rpcUrl, databaseUrl, env });
  await started.ready;
  const samples = await askMetrics(started.origin);
  const events = new Map();
  for (const { name: sample, labels, value } of samples) if (sample === "ponder_indexing_completed_events" && value > 0) events.set(labels.event, value);
  const total = [...events.values()].reduce((sum, one) => sum + one, 0);
  // The start of a process is no rate, and its reading ends with the indexes of its tables.
  const took = started.lines.reduce((sum, { duration }) => sum + duration, 0) / 1_000;
  return { ...started, databaseUrl, name, samples, events, total, seconds: took, rate: total / took };
}

/** Where the seconds go that ours takes longer. Handlers and reading ahead overlap, so these are not parts of a whole. */
function costsOf({ samples, seconds: took, lines }, nothing) {
  const of = (name, labels) => sumOf(samples, name, labels) / 1_000;
  const handlers = new Map();
  for (const { name, labels, value } of samples) if (name === "ponder_indexing_function_duration_sum") handlers.set(labels.event, value / 1_000);
  const dearest = [...handlers].toSorted(([, a], [, b]) => b - a).slice(0, 6);
  const inAll = [...handlers.values()].reduce((sum, one) => sum + one, 0);
  const indexes = lines.filter(({ msg }) => msg.includes("indexes")).reduce((sum, { duration }) => sum + duration, 0) / 1_000;
  return [
    `Of its ${seconds(took)} (the empty one: ${seconds(nothing.seconds)}):`,
    table(
      ["what", "seconds"],
      [
        ["waiting for blocks and events from the chain", of("ponder_historical_concurrency_group_duration", { group: "extract" }).toFixed(1)],
        ["handlers", inAll.toFixed(1)],
        ...dearest.map(([event, value]) => [`· ${event}`, value.toFixed(1)]),
        ["· reads of the chain in them", of("ponder_indexing_rpc_action_duration_sum").toFixed(1)],
        ["writing rows", of("ponder_historical_transform_duration", { step: "load" }).toFixed(1)],
        ["reading rows and calls ahead", of("ponder_historical_transform_duration", { step: "prefetch" }).toFixed(1)],
        ["indexes of tables", indexes.toFixed(1)],
      ],
    ),
  ];
}
