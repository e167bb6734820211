/** Figures of a line. Whole numbers that may be large are written as text. */
export type Facts = Readonly<Record<string, string | number | bigint | boolean | readonly string[] | undefined>>;

export type Level = "info" | "warn" | "error";

export type Log = (level: Level, event: string, facts?: Facts) => void;

/** Writes one line of JSON for each event: `time`, `level`, `event`, then its figures. */
export function jsonLog(write: (line: string) => void, now: () => number = Date.now): Log {
  return (level, event, facts = {}) => {
    const line = { time: new Date(now()).toISOString(), level, event, ...facts };
    write(JSON.stringify(line, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value)));
  };
}

/** Says how things stand when that has changed, and not again until it is something else. */
export function sayingChanges(log: Log): Log {
  let last: string | undefined;
  return (level, event, facts) => {
    const standing = `${event} ${String(facts?.["why"])}`;
    if (standing !== last) log(level, event, facts);
    last = standing;
  };
}
