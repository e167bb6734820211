// The text format that exporters serve to Prometheus, version 0.0.4, as its documentation describes it ("Exposition formats"):
// comments, and one series a line. Read strictly: what is not of this format is no measurement.

/** One line: a metric, its labels, its value. */
export type Series = { readonly metric: string; readonly labels: ReadonlyMap<string, string>; readonly value: number };

/** The text is not what it should be. Its message is one sentence and quotes nothing of the text. */
export class FormatError extends Error {
  override readonly name = "FormatError";
}

const head = /^([a-zA-Z_:][a-zA-Z0-9_:]*)[ \t]*/;
const label = /^[ \t]*([a-zA-Z_][a-zA-Z0-9_]*)[ \t]*=[ \t]*"((?:[^"\\]|\\[\\"n])*)"[ \t]*(,|(?=\}))/;
const closing = /^[ \t]*\}[ \t]*/;
/** A value, and perhaps the time of it in milliseconds, which exporters of machines do not give. */
const tail = /^([^ \t]+)(?:[ \t]+(-?\d{1,18}))?[ \t]*$/;
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const special: Readonly<Record<string, number>> = { nan: Number.NaN, inf: Infinity, "+inf": Infinity, "-inf": -Infinity };
const escaped: Readonly<Record<string, string>> = { "\\\\": "\\", '\\"': '"', "\\n": "\n" };

/** Every series of a text. Throws FormatError, also where the last line was cut off or one series has two values. */
export function parsePrometheus(text: string): readonly Series[] {
  if (text !== "" && !text.endsWith("\n")) throw new FormatError("The text was cut off: its last line does not end.");
  const seen = new Map<string, Series>();
  for (const [index, line] of text.split("\n").entries()) {
    const content = line.replace(/\r$/, "").trim();
    if (content === "" || content.startsWith("#")) continue;
    const series = parseLine(content);
    if (series === undefined) throw new FormatError(`Line ${index + 1} is no line of Prometheus' text format.`);
    const key = keyOf(series);
    const before = seen.get(key);
    if (before !== undefined && !Object.is(before.value, series.value)) {
      throw new FormatError(`Line ${index + 1} gives ${series.metric} another value than a line before it gave for the same labels.`);
    }
    seen.set(key, series);
  }
  return [...seen.values()];
}

function parseLine(line: string): Series | undefined {
  const metric = head.exec(line);
  if (metric === null) return undefined;
  let rest = line.slice(metric[0].length);
  const labels = new Map<string, string>();
  if (rest.startsWith("{")) {
    rest = rest.slice(1);
    for (let found = label.exec(rest); found !== null; found = label.exec(rest)) {
      const [whole, name = "", value = ""] = found;
      if (labels.has(name)) return undefined;
      labels.set(name, value.replace(/\\[\\"n]/g, (pair) => escaped[pair] ?? pair));
      rest = rest.slice(whole.length);
    }
    const end = closing.exec(rest);
    if (end === null) return undefined;
    rest = rest.slice(end[0].length);
  }
  const value = valueOf(tail.exec(rest)?.[1]);
  return value === undefined ? undefined : { metric: metric[1] ?? "", labels, value };
}

function valueOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return number.test(text) ? Number(text) : special[text.toLowerCase()];
}

function keyOf({ metric, labels }: Series): string {
  return JSON.stringify([metric, ...[...labels].sort(([a], [b]) => (a < b ? -1 : 1))]);
}
