import { chmodSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { start } from "./children.mjs";
import { localFolder, shown } from "./paths.mjs";
import { until } from "./poll.mjs";
import { freePort } from "./ports.mjs";
import { ensureProgram, runnable } from "./program.mjs";
import { ended, must, record, run } from "./run.mjs";
import { Sentence } from "./sentence.mjs";

/** Where Debian and others put its programs, a folder for each version. */
const PLACES = ["/usr/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt"];
/** The one who may do everything in a database of ours; only this machine is let in. */
const OWNER = "aid";
/** PostgreSQL refuses to run as root; its package brings this user. */
const USER = "postgres";
const START_WITHIN_MS = 60_000;

/** The folder of PostgreSQL's programs, or undefined. POSTGRES_PATH wins, and must then be right. */
export function findPostgres() {
  const chosen = process.env.POSTGRES_PATH?.trim();
  if (chosen && !hasServer(chosen)) throw new Sentence(`POSTGRES_PATH is ${chosen}, which does not hold PostgreSQL's programs.`);
  return chosen || PLACES.flatMap(versionsIn).find(hasServer);
}

/** The same, installed through apt where that is possible. Throws a Sentence that says how otherwise. */
export function ensurePostgres() {
  return ensureProgram({ name: "PostgreSQL", find: findPostgres, packages: "postgresql", variable: "POSTGRES_PATH", what: "the folder of its programs" });
}

/**
 * Starts a PostgreSQL of our own with its data in `folder`: makes the data first where there is none, and goes on from what is there
 * otherwise, also after a crash. Only this machine can ask it, at `port` or any that is free. Resolves when it answers, with
 * { child, port, died, database }: `died` resolves with a sentence when it ends, `database(name)` with the address of a database,
 * made where it is missing. It ends with everything that was started (stopAll).
 */
export async function startPostgres({ folder, port: asked, settings = {} }) {
  const programs = await ensurePostgres();
  const port = asked ?? (await freePort());
  const log = join(localFolder, "logs", `postgres-${port}.log`);
  await makeData({ programs, folder, log });
  const options = Object.entries({ listen_addresses: "127.0.0.1", unix_socket_directories: "", port, ...settings }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = start(...asUser(join(programs, "postgres"), ["-D", folder, ...options]));
  const text = record(child, log);
  const died = ended(child).then((code) => `PostgreSQL ended with code ${code}. The details are in ${shown(log)}.`);
  const ready = until("PostgreSQL's start", () => answers(programs, port), { withinMs: START_WITHIN_MS, everyMs: 100 });
  await Promise.race([ready, died.then((sentence) => Promise.reject(new Sentence(`${sentence} ${text().trim().split("\n").at(-1)}`)))]);
  return { child, port, died, database: (name) => database(port, name) };
}

async function makeData({ programs, folder, log }) {
  if (existsSync(join(folder, "PG_VERSION"))) return;
  mkdirSync(folder, { recursive: true });
  if (isRoot()) await must("Giving PostgreSQL its folder", "chown", [USER, folder], { log, timeoutMs: 10_000 });
  else chmodSync(folder, 0o700);
  const [command, args] = asUser(join(programs, "initdb"), ["-D", folder, "-A", "trust", "-U", OWNER, "-E", "UTF8", "--locale", "C.UTF-8"]);
  await must("Making PostgreSQL's data", command, args, { log, timeoutMs: 120_000 });
}

async function answers(programs, port) {
  const { code } = await run(join(programs, "pg_isready"), ["-h", "127.0.0.1", "-p", String(port), "-U", OWNER, "-d", "postgres"], { timeoutMs: 10_000 });
  return code === 0 ? true : undefined;
}

const address = (port, name) => `postgres://${OWNER}@127.0.0.1:${port}/${name}`;

async function database(port, name) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: address(port, "postgres"), connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return address(port, name);
}

/** A command of PostgreSQL as somebody who may run it. Nothing stands between: the process that is started is PostgreSQL itself. */
function asUser(command, args) {
  return isRoot() ? ["setpriv", ["--reuid", USER, "--regid", USER, "--clear-groups", command, ...args]] : [command, args];
}

const isRoot = () => process.getuid?.() === 0;

/** Newest first. */
function versionsIn(place) {
  try {
    const numbered = readdirSync(place).map((name) => ({ name, version: Number(/^(?:postgresql@)?([0-9.]+)$/.exec(name)?.[1] ?? 0) }));
    return numbered.filter(({ version }) => version > 0).toSorted((a, b) => b.version - a.version).map(({ name }) => join(place, name, "bin"));
  } catch {
    return [];
  }
}

const hasServer = (folder) => runnable(join(folder, "postgres"));
