import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyEvent, plausible } from "../testing/events";
import type { TxEvent } from "./event";
import { reduce } from "./reduce";
import { unsettledOf } from "./run";
import type { Run, TxState } from "./state";

type Running = Exclude<TxState, { status: "idle" }>;
type Taken = { readonly before: TxState; readonly event: TxEvent; readonly after: TxState };

const idle: TxState = { status: "idle" };

const choice = fc.record({ pick: fc.nat(), odd: anyEvent, how: fc.constantFrom("forward", "forward", "any", "any", "odd") });

/** Runs of events of which many lead on, most fit, some do not, and every transition they made. */
const journeys: fc.Arbitrary<readonly Taken[]> = fc
  .array(choice, { minLength: 1, maxLength: 60 })
  .map((choices) => {
    const taken: Taken[] = [];
    let state: TxState = idle;
    for (const [index, { pick, odd, how }] of choices.entries()) {
      const before = state;
      const fitting = plausible(before, index + 20);
      const forward = fitting.find((candidate) => reduce(before, candidate) !== before);
      const any = fitting[pick % fitting.length];
      const event = { forward, any, odd }[how] ?? odd;
      const after = reduce(before, event);
      taken.push({ before, event, after });
      state = after;
    }
    return taken;
  });

function always(holds: (taken: Taken, earlier: readonly Taken[]) => void): void {
  fc.assert(
    fc.property(journeys, (journey) => {
      for (const [index, taken] of journey.entries()) holds(taken, journey.slice(0, index));
    }),
    { numRuns: 1_500 },
  );
}

const isRunning = (state: TxState): state is Running => state.status !== "idle";
const finals = (state: Run) => state.completed.filter(({ step }) => step.final).length;

describe("whatever happens", () => {
  it("a run completes its final step at most once, and sends nothing after it", () => {
    always(({ before, after }) => {
      if (!isRunning(after)) return;
      expect(finals(after)).toBeLessThanOrEqual(1);
      if (finals(after) === 1) expect(["indexing", "done"]).toContain(after.status);
      if (!isRunning(before) || finals(before) === 0 || before.run !== after.run) return;
      expect(finals(after)).toBe(1);
    });
  });

  it("the wallet is asked only from a simulation, and only for the step at hand", () => {
    always(({ before, after }) => {
      if (after.status !== "awaiting-wallet" || before.status === "awaiting-wallet") return;
      expect(before.status).toBe("simulating");
      expect(after.asked.step.id).toBe(after.steps[0]?.id);
    });
  });

  it("a simulation begins only while the person is there", () => {
    always(({ after }) => {
      if (after.status === "simulating" || after.status === "awaiting-wallet") expect(after.attended).toBe(true);
    });
  });

  it("nobody is there unless they have pressed", () => {
    always(({ before, event, after }) => {
      if (!isRunning(after) || !after.attended || (isRunning(before) && before.attended)) return;
      expect(["start", "retry", "resume"]).toContain(event.type);
    });
  });

  it("there is a step at hand wherever one is needed", () => {
    always(({ after }) => {
      if (after.status === "ready" || after.status === "simulating" || after.status === "awaiting-wallet") {
        expect(after.steps.length).toBeGreaterThan(0);
      }
    });
  });

  it("a request in doubt stays in doubt until something settles it", () => {
    const settling: readonly TxEvent["type"][] = [
      ...["settled", "found", "sent", "batched", "rejected", "reset", "included", "refused", "errored"],
      ...["reverted", "replaced", "abandoned", "carried", "sped-up"],
    ] as TxEvent["type"][];
    always(({ before, event, after }) => {
      if (!isRunning(before)) return;
      const left = isRunning(after) ? unsettledOf(after).map(({ asked }) => asked.id) : [];
      const lost = unsettledOf(before).filter(({ asked }) => !left.includes(asked.id));
      if (lost.length > 0) expect(settling).toContain(event.type);
      // An answer of the wallet settles the request it answers, and no other.
      if ("id" in event) for (const { asked } of lost) expect(asked.id).toBe(event.id);
      if (event.type === "errored" && !event.unsent) expect(lost).toEqual([]);
    });
  });

  it("only what was asked for is found, sent or batched", () => {
    always(({ before, event, after }) => {
      if (after === before || after.status !== "broadcast" || !isRunning(before)) return;
      const asked = unsettledOf(before).map((request) => request.asked.id);
      if (event.type === "found") expect(asked).toContain(event.flight.asked.id);
      if (event.type === "sent" || event.type === "batched") expect(asked).toContain(event.id);
    });
  });

  it("another run does not begin while a request of this one is in doubt", () => {
    always(({ before, event, after }) => {
      if (event.type !== "start" || after === before || !isRunning(before)) return;
      if (before.status === "done") expect(after).toMatchObject({ unsettled: before.unsettled });
      else expect(unsettledOf(before)).toEqual([]);
      expect(["done", "rejected", "failed", "replaced"]).toContain(before.status);
    });
  });

  it("an approval that was included is not approved again by the same plan", () => {
    always(({ after }) => {
      if (after.status !== "ready") return;
      const [next] = after.steps;
      expect(after.completed.some(({ step, hash }) => hash !== undefined && step.id === "approve" && next?.id === "approve")).toBe(false);
    });
  });

  it("an event that does not fit changes nothing, not even the object", () => {
    always(({ before, event, after }) => {
      if (JSON.stringify(before, plain) === JSON.stringify(after, plain) && event.type !== "settled" && event.type !== "seen") {
        expect(after === before || event.type === "sped-up" || event.type === "retry" || event.type === "resume").toBe(true);
      }
    });
  });
});

describe("taking up what was stored", () => {
  it("never opens the wallet, and never forgets what may have been sent", () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        const stored = journey.at(-1)?.after ?? idle;
        const state = reduce(idle, { type: "restored", state: stored });
        if (!isRunning(stored) || stored.status === "done") {
          const left = stored.status === "done" && stored.unsettled.length > 0 ? { ...idle, unsettled: stored.unsettled } : idle;
          expect(state).toEqual(left);
          return;
        }
        if (!isRunning(state)) throw new Error("A run was forgotten.");
        expect(state.attended).toBe(false);
        expect(["planning", "broadcast", "indexing", "proposed"]).toContain(state.status);
        expect(new Set(unsettledOf(state).map(({ asked }) => asked.id))).toEqual(new Set(unsettledOf(stored).map(({ asked }) => asked.id)));
      }),
      { numRuns: 1_500 },
    );
  });

  it("does nothing while another run is going on", () => {
    const busy = reduce(idle, { type: "start", run: "one" });
    expect(reduce(busy, { type: "restored", state: busy })).toBe(busy);
  });
});

function plain(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
