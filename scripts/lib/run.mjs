import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { finished } from "node:stream/promises";
import { start, stopGroup } from "./children.mjs";
import { shown } from "./paths.mjs";
import { Sentence } from "./sentence.mjs";

/**
 * Runs a command to its end with its output in `log` (and on the screen with `stream`), at most `timeoutMs`; then its
 * whole group is stopped. With `out`, stdout is a report: it goes to that file alone. Resolves with
 * { code, timedOut, text }, `text` being the last 64 KiB of the output.
 */
export async function run(command, args, { cwd, env, log, out, stream = false, timeoutMs }) {
  const child = start(command, args, { cwd, env });
  const text = record(child, log, { stream, out });
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    if (child.pid !== undefined) void stopGroup(child.pid);
  }, timeoutMs);
  const code = await ended(child);
  clearTimeout(timer);
  await text.written();
  return { code: timedOut ? 1 : code, timedOut, text: text() };
}

/** Runs a command that must succeed; a failure is a Sentence: what did not work, and where the details are. */
export async function must(what, command, args, options) {
  const result = await run(command, args, options);
  if (result.code === 0) return result;
  const details = options.log ? ` The details are in ${shown(options.log)}.` : "";
  if (result.timedOut) throw new Sentence(`${what} took longer than ${options.timeoutMs / 60_000} minutes and was stopped.${details}`);
  throw new Sentence(`${what} failed.${details}`);
}

/**
 * Writes a child's output to files; returns a function that gives the end of it as text. Its `written()` ends the report
 * and resolves when the file holds all of it.
 */
export function record(child, log, { stream = false, out } = {}) {
  let text = "";
  const file = log && open(log);
  const report = out && open(out);
  for (const name of ["stdout", "stderr"]) {
    child[name].setEncoding("utf8").on("data", (chunk) => {
      text = (text + chunk).slice(-65_536);
      if (report && name === "stdout") return report.writableEnded || report.write(chunk);
      file?.write(chunk);
      return stream && process[name].write(chunk);
    });
  }
  child.once("error", (error) => file?.write(`${error.message}\n`));
  child.once("close", () => {
    file?.end();
    report?.end();
  });
  const written = async () => {
    if (!report) return;
    report.end();
    // A report that could not be written is missed by who reads it.
    await finished(report).catch(() => {});
  };
  return Object.assign(() => text, { written });
}

function open(path) {
  mkdirSync(dirname(path), { recursive: true });
  return createWriteStream(path);
}

/** How long the output of an ended process may still come in: what it left behind may hold the pipe open for ever. */
const LAST_WORDS_MS = 3_000;

/** Resolves with the exit code when a child has ended and its output is complete; 127 when it could not start. */
export function ended(child) {
  return new Promise((resolve) => {
    const done = (code, signal) => resolve(code ?? (signal ? 1 : 0));
    child.once("error", () => resolve(127));
    child.once("close", done);
    child.once("exit", (code, signal) => setTimeout(done, LAST_WORDS_MS, code, signal).unref());
  });
}
