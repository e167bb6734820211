import "server-only";

let ending: AbortController | undefined;

/** Aborted when this process is told to end: it answers what it was asked, and lets go who only listens. */
export function endingSignal(): AbortSignal {
  if (ending === undefined) {
    const told = new AbortController();
    for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => told.abort());
    ending = told;
  }
  return ending.signal;
}
