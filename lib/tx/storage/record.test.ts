import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mint } from "../flows/mint";
import { stake } from "../flows/stake";
import { reduce } from "../machine/reduce";
import type { TxState } from "../machine/state";
import { anyEvent, plausible } from "../testing/events";
import { decodeRecord, encodeRecord } from "./record";

/** A state that a run can come to. */
const states: fc.Arbitrary<TxState> = fc
  .array(fc.record({ pick: fc.nat(), odd: anyEvent, isOdd: fc.boolean() }), { maxLength: 40 })
  .map((choices) =>
    choices.reduce<TxState>(
      (state, { pick, odd, isOdd }, index) => {
        const fitting = plausible(state, index + 20);
        return reduce(state, isOdd && index % 7 === 0 ? odd : (fitting[pick % fitting.length] ?? odd));
      },
      { status: "idle" },
    ),
  );

describe("a stored run", () => {
  it("comes back as it was, whatever its state", () => {
    fc.assert(
      fc.property(states, fc.bigInt({ min: 1n, max: 10n ** 40n }), (state, usdcRaw) => {
        const record = { data: { usdcRaw }, state };
        expect(decodeRecord(mint.schema, encodeRecord(mint.schema, record))).toEqual(record);
      }),
      { numRuns: 600 },
    );
  });

  it("keeps the arguments of a contract's error, bigints among them", () => {
    const run = { run: "r", attended: true, steps: [], completed: [], avoid: [], unsettled: [], sinceBlock: 1n };
    const failure = {
      kind: "contract",
      code: "DayCapExceeded",
      values: { usdc: 5n, left: -1n, text: "12", yes: true, count: 3 },
      detail: "x",
      retry: true,
    } as const;
    const record = { data: { usdcRaw: 1n }, state: { status: "failed", failure, hash: undefined, ...run } as const };
    expect(decodeRecord(mint.schema, encodeRecord(mint.schema, record))).toEqual(record);
  });

  it.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["another thing", "[1,2]"],
    ["a state that does not exist", '{"data":{"usdcRaw":"1"},"state":{"status":"paying"}}'],
    ["a state without its fields", '{"data":{"usdcRaw":"1"},"state":{"status":"broadcast"}}'],
    ["data that is not the flow's", '{"data":{"aidRaw":"1"},"state":{"status":"idle"}}'],
    ["an amount of zero", '{"data":{"usdcRaw":"0"},"state":{"status":"idle"}}'],
    ["a negative amount", '{"data":{"usdcRaw":"-5"},"state":{"status":"idle"}}'],
    ["an amount as a number", '{"data":{"usdcRaw":5},"state":{"status":"idle"}}'],
    ["far too much", `{"data":{"usdcRaw":"1"},"state":{"status":"idle"}}${" ".repeat(1_048_577)}`],
  ])("that is %s is none", (_name, text) => {
    expect(decodeRecord(mint.schema, text)).toBeUndefined();
  });

  it("is never made of data that the flow refuses", () => {
    const uneven = { payWith: "USDC", aidRaw: 1n, sharesRaw: 1n } as const;
    expect(() => encodeRecord(stake.schema, { data: uneven, state: { status: "idle" } })).toThrow();
  });

  it("survives any text", () => {
    fc.assert(fc.property(fc.string(), (text) => decodeRecord(mint.schema, text) === undefined));
    fc.assert(fc.property(fc.json(), (text) => decodeRecord(mint.schema, text) === undefined));
  });
});
