/** How many times longer than its share of the server's time an answer may take in a crowd, in 95 of 100 cases. */
const MOST_STRETCH = 3;

/**
 * Compares a crowd with one client alone, each { times: milliseconds of right answers, errors: texts }. Returns
 * { note, problems }: figures for the report, and a sentence for each thing that is too bad.
 */
export function summarise({ name, clients, seconds, lone, many }) {
  const errors = [...lone.errors, ...many.errors];
  if (lone.times.length === 0 || many.times.length === 0) return { note: `${name}: no right answer`, problems: [`${name} gave no right answer (${errors[0] ?? "none came"}).`] };
  const alone = quantile(lone.times, 0.5);
  const [half, most] = [quantile(many.times, 0.5), quantile(many.times, 0.95)];
  const stretch = most / (alone * clients);
  return {
    note: `${name}: alone ${ms(alone)}, ${clients} at once ${ms(half)} (p95 ${ms(most)}), ${Math.round(many.times.length / seconds)} per second, stretch ${stretch.toFixed(2)}, ${errors.length} errors`,
    problems: [
      errors.length > 0 && `${name} failed ${errors.length} times under load (${[...new Set(errors)].slice(0, 3).join(", ")}).`,
      stretch > MOST_STRETCH && `${name} takes ${stretch.toFixed(1)} times as long as its share under load, more than ${MOST_STRETCH}.`,
    ].filter(Boolean),
  };
}

function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
