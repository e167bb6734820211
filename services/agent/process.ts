import { NotDeployedError } from "../../lib/chain/addresses";
import { EnvError } from "../../lib/env/parse";
import { RefusedError } from "./agent";
import { jsonLog, type Log } from "./log";

/** How long a look that has begun may take after the process was told to end. */
const graceMs = 5_000;

export type Running = {
  /** One line of JSON for each event, to the standard output. */
  readonly log: Log;
  /** Aborted when the process is told to end. */
  readonly signal: AbortSignal;
  /** Ends when nothing is due any more. */
  readonly once: boolean;
};

/**
 * Runs a service as a process: it ends when it is told to, at once when it is told so twice, with code 0 where all is as it
 * should be. What ends it otherwise is the last line of its log.
 */
export function runProcess(main: (running: Running) => Promise<boolean>): void {
  const log = jsonLog((line) => process.stdout.write(`${line}\n`));
  const ending = new AbortController();
  const stop = (signal: NodeJS.Signals): void => {
    if (ending.signal.aborted) process.exit(1);
    log("info", "stopping", { signal });
    ending.abort();
    setTimeout(() => process.exit(0), graceMs).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);

  Promise.resolve()
    .then(() => main({ log, signal: ending.signal, once: wantsOnce(process.argv.slice(2)) }))
    .then(
      (fine) => {
        log("info", "stopped");
        process.exitCode = fine ? 0 : 1;
      },
      (error: unknown) => {
        if (error instanceof EnvError) log("error", "refused", { problems: error.problems });
        else if (error instanceof RefusedError || error instanceof NotDeployedError) log("error", "refused", { problems: [error.message] });
        else log("error", "crashed", { detail: error instanceof Error ? error.message : String(error) });
        process.exitCode = 1;
      },
    );
}

function wantsOnce(args: readonly string[]): boolean {
  if (args.some((arg) => arg !== "--once")) throw new EnvError([`A service knows --once and nothing else, but was given ${args.join(" ")}.`]);
  return args.length > 0;
}
