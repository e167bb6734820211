import { rmSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { onStop, stopAll } from "../../children.mjs";
import { localFolder } from "../../paths.mjs";
import { startPostgres } from "../../postgres.mjs";
import { Sentence, tell } from "../../sentence.mjs";
import { writeDocument } from "../document.mjs";
import { seconds } from "./figures.mjs";
import { measureFresh } from "./fresh.mjs";
import { ourIndex, startIndexing, startPast } from "./ground.mjs";
import { measureGrowth } from "./growth.mjs";
import { measureLoad } from "./load.mjs";
import { measureRate } from "./rate.mjs";
import { measureReplicas } from "./replicas.mjs";
import { measureSpace } from "./space.mjs";

const options = {
  events: { type: "string" },
  world: { type: "string", default: "tiny" },
  seconds: { type: "string", default: "60" },
  write: { type: "boolean", default: false },
};
/** In this order: the rate on a chain that nothing has happened on meanwhile. */
const measures = { rate: measureRate, growth: measureGrowth, space: measureSpace, fresh: measureFresh, load: measureLoad, replicas: measureReplicas };

/**
 * Measures, prints figures and whether each is within its bar, and ends the process with 1 where one is not. Arguments: which
 * (all without any), --events <so many, in the large world> or --world tiny|demo, --seconds <of load>, --write: the tables into
 * docs/measurements.md.
 */
export async function main(args) {
  onStop(() => void stopAll().then(() => process.exit(1)));
  let code = 1;
  try {
    code = await measured(parsed(args));
  } catch (error) {
    tell(error);
  }
  const left = await stopAll();
  if (left.length > 0) tell(new Sentence(`These processes could not be stopped: ${left.join(", ")}.`));
  process.exit(left.length > 0 ? 1 : code);
}

function parsed(args) {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const unknown = positionals.find((name) => !(name in measures));
  if (unknown) throw new Sentence(`There is no measure “${unknown}”: choose of ${Object.keys(measures).join(", ")}.`);
  const number = (name) => (values[name] === undefined ? undefined : Number(values[name]));
  const chosen = Object.keys(measures).filter((name) => positionals.length === 0 || positionals.includes(name));
  return { chosen, events: number("events"), seconds: number("seconds"), world: values.world, write: values.write };
}

async function measured({ chosen, ...asked }) {
  const folder = join(localFolder, "measure");
  rmSync(folder, { recursive: true, force: true });
  const [past, postgres] = await Promise.all([startPast(asked), startPostgres({ folder: join(folder, "postgres") })]);
  let started;
  const index = async () => {
    started ??= await startWhole({ ...past, postgres });
    return started;
  };
  const [problems, texts] = [[], {}];
  for (const name of chosen) {
    const found = await measures[name]({ ...past, ...asked, postgres, index });
    started ??= found.index;
    texts[`index-${name}`] = `${settings({ ...asked, ...past })}\n\n${found.text}`;
    console.log(`\n### ${name}\n\n${texts[`index-${name}`]}`);
    problems.push(...found.problems);
  }
  if (asked.write) writeDocument(texts);
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? 1 : 0;
}

const settings = ({ events, world, took }) => `Node ${process.versions.node}, ${cpus().length} cores, ${events ? `a large world of ${events} events` : `the world “${world}”`}, there after ${seconds(took)}, PostgreSQL.`;

/** An index of all there is. */
async function startWhole({ rpcUrl, postgres }) {
  const databaseUrl = await postgres.database("whole");
  const started = await startIndexing({ name: "whole", command: ourIndex, rpcUrl, databaseUrl });
  await started.ready;
  return { ...started, databaseUrl };
}
