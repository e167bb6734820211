import { describe, expect, it } from "vitest";
import { fingerprintOf } from "../calls";
import type { Step } from "../flow";
import { word } from "../testing/events";
import { paperAsked, paperCall } from "../testing/paper-bench";
import { avoidBeside, mayFollow } from "./may-follow";

const spend = { token: "USDC", amountRaw: 5n, spender: "Router" } as const;
const action: Step = { id: "action", final: true, call: () => paperCall };
const permit: Step = { id: "permit", spend, final: false };
const batch: Step = { id: "batch", spend, final: true, calls: [paperCall, paperCall] };

const numbered = paperAsked({ nonce: 4 });
const ofContract = paperAsked({ nonce: undefined });
const sameBatch = paperAsked({ nonce: undefined, fingerprint: fingerprintOf(batch.calls) }, { id: "batch", final: true });
const otherBatch = { ...sameBatch, fingerprint: word(9) };

describe("a step beside requests in doubt", () => {
  it.each([
    ["anything beside nothing", action, [], true],
    ["a transaction beside one with a number to take", action, [numbered], true],
    ["a transaction beside several with the same number", action, [numbered, { ...numbered, id: word(2) }], true],
    ["a transaction beside several numbers", action, [numbered, { ...numbered, nonce: 5 }], false],
    ["a signature beside a transaction", permit, [numbered], true],
    ["a transaction beside a contract's", action, [ofContract], false],
    ["a transaction beside a batch", action, [sameBatch], false],
    ["a signature beside a batch", permit, [sameBatch], false],
    ["a batch beside itself", batch, [sameBatch], true],
    ["a batch beside another", batch, [sameBatch, otherBatch], false],
    ["a batch beside a transaction", batch, [numbered], false],
  ] as const)("%s: %#", (_name, next, inDoubt, may) => {
    expect(mayFollow(next, inDoubt)).toBe(may);
  });

  it("is not made a batch beside a transaction", () => {
    expect(avoidBeside([numbered], ["permit"])).toEqual(["permit", "batch"]);
    expect(avoidBeside([numbered], ["batch"])).toEqual(["batch"]);
    expect(avoidBeside([sameBatch], [])).toEqual([]);
  });
});
