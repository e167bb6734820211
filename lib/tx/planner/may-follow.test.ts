import { describe, expect, it } from "vitest";
import { fingerprintOf } from "../calls";
import type { Step } from "../flow";
import type { Asked, Standing, Unsettled } from "../machine/state";
import { word } from "../testing/events";
import { paperAsked, paperCall } from "../testing/paper-bench";
import { avoidBeside, mayFollow } from "./may-follow";

const spend = { token: "USDC", amountRaw: 5n, spender: "Router" } as const;
const action: Step = { id: "action", final: true, call: () => paperCall };
const permit: Step = { id: "permit", spend, final: false };
const batch: Step = { id: "batch", spend, final: true, calls: [paperCall, paperCall] };

const request = (asked: Asked, standing: Standing = "answered"): Unsettled => ({ asked, hash: undefined, standing });
const numbered = paperAsked({ nonce: 4 });
const ofContract = paperAsked({ nonce: undefined });
const sameBatch = paperAsked({ nonce: undefined, fingerprint: fingerprintOf(batch.calls) }, { id: "batch", final: true });
const otherBatch = { ...sameBatch, fingerprint: word(9) };

describe("a step beside requests in doubt", () => {
  it.each([
    ["anything beside nothing", action, [], true],
    ["a transaction beside one with a number to take", action, [request(numbered)], true],
    ["a transaction beside several with the same number", action, [request(numbered), request({ ...numbered, id: word(2) })], true],
    ["a transaction beside several numbers", action, [request(numbered), request({ ...numbered, nonce: 5 })], false],
    ["a signature beside a transaction", permit, [request(numbered)], true],
    ["a transaction beside a contract's", action, [request(ofContract)], false],
    ["a transaction beside a batch", action, [request(sameBatch)], false],
    ["a signature beside a batch", permit, [request(sameBatch)], false],
    ["a batch beside itself", batch, [request(sameBatch)], true],
    ["a batch beside another", batch, [request(sameBatch), request(otherBatch)], false],
    ["a batch beside a transaction", batch, [request(numbered)], false],
    ["anything beside what may be open in the wallet", action, [request(numbered, "open")], false],
    ["a batch beside itself, open in the wallet", batch, [request(sameBatch, "open")], false],
    ["anything beside what is declined", action, [request(ofContract, "declined"), request(otherBatch, "declined")], true],
  ])("%s: %#", (_name, next, inDoubt, may) => {
    expect(mayFollow(next, inDoubt)).toBe(may);
  });

  it("is not made a batch beside a transaction", () => {
    expect(avoidBeside([request(numbered)], ["permit"])).toEqual(["permit", "batch"]);
    expect(avoidBeside([request(numbered, "declined")], ["batch"])).toEqual(["batch"]);
    expect(avoidBeside([request(sameBatch)], [])).toEqual([]);
  });
});
