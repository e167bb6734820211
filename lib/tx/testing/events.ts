import fc from "fast-check";
import { type Hex, numberToHex } from "viem";
import type { StepView } from "../flow";
import { engineFailure } from "../machine/engine-failure";
import type { TxEvent } from "../machine/event";
import { unsettledOf } from "../machine/run";
import type { Asked, Flight, TxState } from "../machine/state";

const account = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";

/** A 32-byte name for a number. */
export const word = (number: number): Hex => numberToHex(number, { size: 32 });

export const steps = {
  approve: { id: "approve", final: false, spend: { token: "USDC", amountRaw: 5n, spender: "Issuer" } },
  permit: { id: "permit", final: false, spend: { token: "USDC", amountRaw: 5n, spender: "Router" } },
  batch: { id: "batch", final: true, spend: { token: "USDC", amountRaw: 5n, spender: "Issuer" } },
  action: { id: "action", final: true },
} as const satisfies Record<string, StepView>;

export const plans: readonly (readonly StepView[])[] = [
  [steps.approve, steps.action],
  [steps.permit, steps.action],
  [steps.batch],
  [steps.action],
  [],
];

/** A request by number; the same number is the same request. */
export function askedFor(step: StepView, number: number): Asked {
  const nonce = step.id === "approve" || step.id === "action" ? number % 3 : undefined;
  return { id: word(number), step, from: account, fingerprint: word(number % 5), data: "{}", nonce, pinned: number % 2 === 0, block: BigInt(number) };
}

export function flightOf(asked: Asked): Flight {
  return asked.step.id === "batch"
    ? { via: "batch", asked, id: asked.id, from: asked.from }
    : { via: "transaction", asked, hash: word(1_000), from: asked.from, nonce: asked.nonce };
}

/** Events that fit a state, so that a random run gets far. `fresh` numbers requests that were not made before. */
export function plausible(state: TxState, fresh: number): readonly TxEvent[] {
  const failed = { type: "failed", failure: engineFailure("stale-head") } as const;
  switch (state.status) {
    case "idle":
      return [{ type: "start", run: `run-${String(fresh)}` }];
    case "planning":
      return [
        ...plans.map((plan): TxEvent => ({ type: "planned", steps: plan, block: BigInt(fresh) })),
        ...unsettledOf(state).flatMap(({ asked }): TxEvent[] => [
          { type: "found", flight: flightOf(asked) },
          { type: "settled", id: asked.id },
          { type: "searched", id: asked.id, block: BigInt(fresh) },
          { type: "sent", id: asked.id, hash: word(fresh) },
        ]),
        failed,
      ];
    case "ready":
      return [{ type: "go" }, { type: "resume" }];
    case "simulating":
      return [
        ...state.steps.slice(0, 1).map((step): TxEvent => ({ type: "simulated", asked: askedFor(step, fresh) })),
        { type: "impossible", way: "batch" },
        failed,
      ];
    case "awaiting-wallet": {
      const { id } = state.asked;
      const earlier = state.unsettled.flatMap(({ asked }): TxEvent[] => [
        { type: "sent", id: asked.id, hash: word(fresh) },
        { type: "refused", id: asked.id, way: "batch" },
        { type: "errored", id: asked.id, failure: failed.failure, unsent: fresh % 2 === 0 },
      ]);
      return [
        { type: "signed", id },
        { type: "sent", id, hash: word(fresh) },
        { type: "batched", id, batchId: id },
        { type: "rejected", id },
        { type: "refused", id, way: state.asked.step.id === "batch" ? "batch" : "permit" },
        { type: "errored", id, failure: failed.failure, unsent: fresh % 2 === 0 },
        { type: "unanswered" },
        { type: "proposed" },
        { type: "timed-out" },
        failed,
        ...earlier,
      ];
    }
    case "broadcast":
    case "confirming":
      return [
        { type: "seen", inclusion: { hash: word(fresh), block: BigInt(fresh), confirmations: 1 } },
        { type: "included", hash: word(fresh), block: BigInt(fresh) },
        { type: "sped-up", hash: word(fresh), nonce: 1 },
        { type: "carried", hash: word(fresh) },
        { type: "searched", id: state.flight.asked.id, block: BigInt(fresh) },
        { type: "reorged" },
        { type: "reverted", hash: word(fresh), failure: engineFailure("batch-abandoned") },
        { type: "abandoned", failure: engineFailure("batch-abandoned") },
        { type: "replaced", hash: word(fresh), cancelled: fresh % 2 === 0 },
        { type: "dropped" },
        { type: "proposed" },
        { type: "timed-out" },
      ];
    case "indexing":
      return [{ type: "indexed", history: "none" }];
    case "proposed":
    case "unknown":
      return [
        { type: "found", flight: flightOf(state.asked) },
        { type: "sent", id: state.asked.id, hash: word(fresh) },
        { type: "rejected", id: state.asked.id },
        { type: "searched", id: state.asked.id, block: BigInt(fresh) },
        { type: "resume" },
        { type: "reset" },
      ];
    case "failed":
      return [{ type: "retry" }, { type: "declined" }, { type: "start", run: `run-${String(fresh)}` }, { type: "reset" }];
    case "rejected":
    case "replaced":
    case "dropped":
      return [{ type: "retry" }, { type: "retry", without: "permit" }, { type: "start", run: `run-${String(fresh)}` }, { type: "reset" }];
    case "done":
      return [{ type: "start", run: `run-${String(fresh)}` }, { type: "reset" }];
  }
}

/** Any event at all, most of which fit nowhere. */
export const anyEvent: fc.Arbitrary<TxEvent> = fc.integer({ min: 0, max: 12 }).chain((number) => {
  const states: readonly TxState["status"][] = ["idle", "planning", "ready", "simulating", "awaiting-wallet", "broadcast", "indexing", "unknown", "failed"];
  const run = { run: "other", attended: true, steps: [steps.action], completed: [], avoid: [], unsettled: [], sinceBlock: 0n };
  const asked = askedFor(steps.action, number);
  const all = states.flatMap((status) => {
    const state = { status, ...run, asked, flight: flightOf(asked), hash: undefined, block: 0n } as unknown as TxState;
    return plausible(state, number);
  });
  const stored: TxEvent = { type: "restored", state: { status: "unknown", ...run, asked, flight: undefined } };
  return fc.constantFrom(...all, stored);
});
