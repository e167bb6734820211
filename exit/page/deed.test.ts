import { describe, expect, it } from "vitest";
import { nowhere } from "../../lib/tx/testing/facts";
import { type Deed, deedCall, deedOutcome, readDeed, writeDeed } from "./deed";

const deeds: readonly Deed[] = [
  { kind: "redeem", aidRaw: 5n },
  { kind: "request", sharesRaw: 6n },
  { kind: "now", sharesRaw: 7n, minRaw: 8n },
  { kind: "claim", ticketId: 9n },
  { kind: "claim-all", sharesRaw: 1n, assetsRaw: 2n },
  { kind: "take-out", ticketId: 3n },
  { kind: "take-back", ticketId: 4n },
  { kind: "serve", most: 40n },
];

describe("a deed", () => {
  it.each(deeds)("of the kind $kind is read as it was written down", (deed) => {
    expect(readDeed(JSON.parse(JSON.stringify(writeDeed(deed))))).toEqual(deed);
  });

  it("is a call of its own with a log of its own", () => {
    const calls = deeds.map((deed) => deedCall(deed, nowhere).data.slice(0, 10));
    expect(new Set(calls).size).toBe(deeds.length);
    for (const deed of deeds) expect(deedOutcome(deed, nowhere).topics.length).toBeGreaterThan(1);
  });

  it.each([undefined, "redeem", [], ["burn", "1"], ["redeem"], ["redeem", 1], ["redeem", "-1"], ["redeem", "1", "2"], ["now", "1"], ["toString", "1"]])("is not %j", (written) => {
    expect(readDeed(written)).toBeUndefined();
  });
});
