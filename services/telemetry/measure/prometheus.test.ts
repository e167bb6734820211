import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordedOnWindows } from "../testing/recorded";
import { FormatError, parsePrometheus, type Series } from "./prometheus";

const name = fc.stringMatching(/^[a-zA-Z_:][a-zA-Z0-9_:]{0,20}$/);
const labelName = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,10}$/);
const text = fc.string({ unit: "grapheme", maxLength: 20 }).map((value) => value.replace(/[\r\u2028\u2029]/g, " "));
const value = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(Infinity, -Infinity, Number.NaN));
const series = fc.record({ metric: name, labels: fc.uniqueArray(fc.tuple(labelName, text), { selector: ([key]) => key }), value });

const escape = (raw: string): string => raw.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n");
const number = (raw: number): string => (Number.isNaN(raw) ? "NaN" : raw === Infinity ? "+Inf" : raw === -Infinity ? "-Inf" : String(raw));
const write = (one: { metric: string; labels: [string, string][]; value: number }): string =>
  `${one.metric}{${one.labels.map(([key, raw]) => `${key}="${escape(raw)}"`).join(",")}} ${number(one.value)}\n`;
const plain = ({ metric, labels, value: read }: Series) => ({ metric, labels: [...labels], value: read });

describe("Prometheus' text format", () => {
  it("reads back whatever was written in it", () => {
    fc.assert(
      fc.property(fc.uniqueArray(series, { selector: ({ metric }) => metric, maxLength: 8 }), (all) => {
        expect(parsePrometheus(all.map(write).join("")).map(plain)).toEqual(all.map((one) => ({ ...one, value: one.value === 0 ? Number(number(one.value)) : one.value })));
      }),
    );
  });

  it("never throws anything but its own sentence, whatever it is given, and never quotes it", () => {
    const junk = fc.oneof(fc.string({ unit: "binary" }), series.map(write).chain((line) => fc.nat(line.length).map((at) => `${line.slice(0, at)}"${line.slice(at)}`)));
    fc.assert(
      fc.property(junk, (given) => {
        try {
          for (const { metric } of parsePrometheus(given)) expect(metric).toMatch(/^[a-zA-Z_:][a-zA-Z0-9_:]*$/);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
          expect((error as Error).message).toMatch(/^[A-Z][^\n]*\.$/);
        }
      }),
    );
  });

  it("takes what was cut off anywhere but at the end of a line for cut off", () => {
    fc.assert(
      fc.property(series.map(write), fc.nat(), (line, at) => {
        const cut = line.slice(0, at % line.length);
        if (cut !== "") expect(() => parsePrometheus(cut)).toThrow("cut off");
      }),
    );
  });

  it("takes comments, blanks, line ends of Windows, exponents, times, and what is escaped", () => {
    const all = parsePrometheus(recordedOnWindows("awkward.prom")).map(plain);
    expect(all).toHaveLength(7);
    expect(all[0]).toEqual({ metric: "DCGM_FI_DEV_GPU_UTIL", labels: [["gpu", "0"], ["UUID", "GPU-a"], ["modelName", 'a "quoted" name, with } and \\ and \n']], value: 42 });
    expect(all.map(({ value: read }) => read)).toEqual([42, Number.NaN, 61, Infinity, 0.5, 3, 1.5e-5]);
  });

  it.each([
    ["a page", "<!DOCTYPE html>\n<html><body>502 Bad Gateway</body></html>\n"],
    ["no value", 'a{b="c"}\n'],
    ["a value that is none", 'a{b="c"} 0x10\n'],
    ["two values and a time", "a 1 2 3\n"],
    ["a label without quotes", "a{b=c} 1\n"],
    ["a label that does not end", 'a{b="c} 1\n'],
    ["labels that do not end", 'a{b="c" 1\n'],
    ["an escape that is none", 'a{b="\\t"} 1\n'],
    ["a label twice", 'a{b="c",b="d"} 1\n'],
    ["no name", '{b="c"} 1\n'],
    ["a name that begins with a digit", "1a 1\n"],
    ["two values for one series", 'a{b="c",d="e"} 1\na{d="e",b="c"} 2\n'],
  ])("refuses %s", (_what, given) => {
    expect(() => parsePrometheus(given)).toThrow(/^Line \d /);
  });

  it("counts what is said twice in the same words once", () => {
    expect(parsePrometheus('a{b="c",d="e"} 1\na{d="e",b="c"} 1\n')).toHaveLength(1);
    expect(parsePrometheus("")).toEqual([]);
  });
});
