/** Measures named parts of one piece of work, in seconds. Parts may run at the same time. `log` hears of each that ended. */
export function stopwatch(log = () => {}) {
  const begin = performance.now();
  const parts = new Map();
  return {
    /** Does `work` and notes how long it took; returns its result. */
    async time(name, work) {
      const from = performance.now();
      const result = await work();
      const time = performance.now() - from;
      parts.set(name, (parts.get(name) ?? 0) + time);
      log(`${name}: ${seconds(time)} s`);
      return result;
    },
    /** "92 s: install 31, contracts 20, app 35, chain 6" */
    summary() {
      const list = [...parts].map(([name, time]) => `${name} ${seconds(time)}`).join(", ");
      return `${seconds(performance.now() - begin)} s${list ? `: ${list}` : ""}`;
    },
  };
}

/** Whole seconds, with one decimal below ten. */
export function seconds(milliseconds) {
  const value = milliseconds / 1_000;
  return value < 10 ? String(Math.round(value * 10) / 10) : String(Math.round(value));
}
