import { classify } from "../../errors/classify";
import { fingerprintOf } from "../calls";
import type { Call, StepView } from "../flow";
import type { Asked } from "../machine/state";
import type { Policy } from "../policy";
import type { Deps, WalletPort } from "../run/deps";
import { word } from "./events";
import { nowhere } from "./facts";
import { createManualClock, type ManualClock } from "./manual-clock";
import { createPaperChain, type PaperChain } from "./paper-chain";

/** Round numbers, so that a test can say when something happens. */
export const paperPolicy: Policy = {
  confirmations: 1,
  pollMs: 10,
  walletMs: 1_000,
  capabilitiesMs: 50,
  receiptMs: 1_000,
  dropMs: 200,
  dropBlocks: 0,
  privateBlocks: 32n,
  proposalMs: 100,
  proposedMs: 1_000,
  headMs: 100,
  indexerMs: 100,
  gasMarginBps: 2_000n,
  permitSeconds: 1_800n,
  logRange: 1_000n,
  logRanges: 2,
  tipBlocks: 32n,
  searchMs: 500,
  restarts: false,
};

/** The call that the tests on paper are about. */
export const paperCall: Call = { to: nowhere.addresses.Issuer, data: "0x1234", value: 0n };

export type PaperBench = {
  readonly chain: PaperChain;
  readonly clock: ManualClock;
  /** What the wallet answers to a method; a method that is not here is not known to it. */
  readonly answers: Map<string, (params: readonly unknown[]) => unknown>;
  readonly deps: Deps;
};

/** Everything an effect needs, on paper. */
export function createPaperBench(change: Partial<Policy> = {}): PaperBench {
  const chain = createPaperChain(100);
  const clock = createManualClock();
  const answers: PaperBench["answers"] = new Map();
  const wallet: WalletPort = {
    request: ({ method, params = [] }) =>
      new Promise((resolve) => {
        const answer = answers.get(method);
        if (answer === undefined) throw Object.assign(new Error(`No ${method}.`), { code: 4200 });
        resolve(answer(params));
      }),
  };
  const deps: Deps = {
    where: nowhere,
    client: chain.client,
    wallet,
    clock,
    policy: { ...paperPolicy, ...change },
    classify,
    explainRevert: () => Promise.resolve({ kind: "contract", code: "MintPaused", values: {}, detail: "", retry: true }),
  };
  return { chain, clock, answers, deps };
}

/** A request for `paperCall`. */
export function paperAsked(change: Partial<Asked> = {}, step: StepView = { id: "action", final: true }): Asked {
  return {
    id: word(1),
    step,
    from: nowhere.account,
    fingerprint: fingerprintOf([paperCall]),
    nonce: 0,
    data: "{}",
    pinned: false,
    block: 100n,
    ...change,
  };
}

/** Lets time pass until the promise has settled, at most this long. */
export async function within<T>(clock: ManualClock, milliseconds: number, promise: Promise<T>): Promise<T> {
  const passing = clock.pass(milliseconds);
  const value = await promise;
  await passing;
  return value;
}
