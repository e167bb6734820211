import { describe, expect, it } from "vitest";
import { jsonLog, sayingChanges } from "./log";

describe("the log", () => {
  it("is a line of JSON for each event, with large numbers as text", () => {
    const lines: string[] = [];
    jsonLog((line) => lines.push(line), () => Date.UTC(2026, 0, 2))("warn", "held", { why: "balance-too-low", gas: 10n ** 20n, nonce: 3 });
    expect(lines).toEqual(['{"time":"2026-01-02T00:00:00.000Z","level":"warn","event":"held","why":"balance-too-low","gas":"100000000000000000000","nonce":3}']);
  });

  it("tells how things stand once, until that changes", () => {
    const said: unknown[] = [];
    const say = sayingChanges((_level, event, facts) => said.push([event, facts?.["why"]]));
    say("info", "idle", { why: "NothingDue", ticketId: 1n });
    say("info", "idle", { why: "NothingDue", ticketId: 2n });
    say("info", "idle", { why: "NothingServed" });
    say("info", "under-way", { nonce: 1 });
    say("info", "idle", { why: "NothingServed" });
    expect(said).toEqual([["idle", "NothingDue"], ["idle", "NothingServed"], ["under-way", undefined], ["idle", "NothingServed"]]);
  });
});
