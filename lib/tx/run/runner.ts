import type { Flow } from "../flow";
import { EngineError } from "../machine/engine-failure";
import type { TxEvent } from "../machine/event";
import { reduce } from "../machine/reduce";
import type { Asked, Failure, TxState, Way } from "../machine/state";
import { newId } from "../new-id";
import { outcomeOf } from "../outcome";
import type { Release } from "../storage/locks";
import { decodeData, encodeData, encodeRecord, type RunRecord } from "../storage/record";
import type { Deps } from "./deps";
import type { BoundFlow, EffectContext, Memory } from "./effects/context";
import { perform } from "./effects/index";
import { isOver, keepsLock } from "./lifetime";
import type { Shelf } from "./shelf";

export type Snapshot<Data> = {
  readonly state: TxState;
  readonly data: Data | undefined;
  /** Another tab does it; this one tells. */
  readonly following: boolean;
};

/** Drives one action of one account on one chain, from a press to its end. */
export type Runner<Data> = {
  readonly snapshot: () => Snapshot<Data>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes up what was stored, without opening the wallet. */
  readonly recover: () => Promise<void>;
  readonly start: (data: Data) => Promise<void>;
  readonly retry: (options?: { readonly without?: Way }) => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly dismiss: () => Promise<void>;
  /** The person says that what was open in the wallet is declined. */
  readonly declined: () => Promise<void>;
  /** The person says that the wallet shows no request. */
  readonly unanswered: () => Promise<void>;
  /** Ends here and now, as when the page closes. */
  readonly dispose: () => void;
};

const idle: TxState = { status: "idle" };

/** Makes a runner. `shelf` is what it shares with other tabs; only the tab that holds its lock acts. */
export function createRunner<Data>(parameters: { flow: Flow<string, Data>; deps: Deps; shelf: Shelf<Data> }): Runner<Data> {
  const { flow, deps, shelf } = parameters;
  const { where } = deps;
  const listeners = new Set<() => void>();
  const life = new AbortController();
  let snapshot: Snapshot<Data> = { state: idle, data: undefined, following: false };
  let memory: Memory = { steps: [], permit: undefined, request: undefined };
  let effect = new AbortController();
  let lock: Release | undefined;
  let waiting: AbortController | undefined;
  let queue: Promise<void> = Promise.resolve();
  /** The request that was put to the wallet last: this one, not its name, which a batch keeps when it is asked for again. */
  let put: Asked | undefined;

  function show(change: Partial<Snapshot<Data>>): void {
    snapshot = { ...snapshot, ...change };
    for (const listener of listeners) listener();
  }

  function dispatch(event: TxEvent): void {
    if (life.signal.aborted) return;
    // An answer that comes when the run rests: another tab may have gone on with it in the meantime.
    if (lock === undefined) return void press(event);
    const state = reduce(snapshot.state, event);
    if (state === snapshot.state) return;
    // How far a search has come changes nothing about what is being done.
    if (event.type === "searched") keep(state);
    else enter(state);
  }

  function enter(state: TxState, decided?: Data): void {
    keep(state, decided);
    pump();
  }

  function keep(state: TxState, decided: Data | undefined = snapshot.data): void {
    const data = paidFor(state) ?? decided;
    // Written down before anything is done about it: before the wallet is asked, above all.
    if (data === undefined || (state.status === "idle" && isOver(state))) shelf.clear();
    else shelf.write({ data, state });
    show({ state, data: state.status === "idle" ? undefined : data, following: false });
  }

  /** What the payment on its way is for: an earlier request may have been found, of another decision. */
  function paidFor(state: TxState): Data | undefined {
    const flight = "flight" in state ? state.flight : undefined;
    return flight?.asked.step.final ? decodeData(flow.schema, flight.asked.data) : undefined;
  }

  /** Does what the present state asks for; what an earlier state had begun no longer counts. */
  function pump(): void {
    const entered = snapshot.state;
    if (entered.status === "awaiting-wallet") {
      // The answer to an older request changes this state: what was put to the wallet stays put, once.
      if (entered.asked === put) return;
      put = entered.asked;
    }
    effect.abort();
    if (life.signal.aborted) return;
    effect = new AbortController();
    const { signal } = effect;
    const { state, data } = snapshot;
    if (!keepsLock(state)) letGo();
    if (data === undefined) return;
    perform(contextFor(data), state, signal).then(
      (event) => {
        if (event !== undefined && !signal.aborted) dispatch(event);
      },
      (error: unknown) => {
        if (!signal.aborted) dispatch(eventOf(error, state));
      },
    );
  }

  function contextFor(data: Data): EffectContext {
    const outcomeFor = (asked: Asked) => {
      const decided = decodeData(flow.schema, asked.data) ?? data;
      return outcomeOf(asked.step, where, { flow: flow.outcome(decided, where), routes: flow.routes(decided, where) });
    };
    const bound: BoundFlow = {
      routes: flow.routes(data, where),
      plan: (facts) => flow.plan(data, facts),
      data: encodeData(flow.schema, data),
      outcomeOf: outcomeFor,
    };
    return { deps, flow: bound, memory, dispatch };
  }

  function eventOf(error: unknown, state: TxState): TxEvent {
    // What is on its way stays on its way, whatever happens to the watching of it.
    if (state.status === "broadcast" || state.status === "confirming") return { type: "timed-out" };
    const failure: Failure = error instanceof EngineError ? error.failure : deps.classify(error);
    return { type: "failed", failure };
  }

  function letGo(): void {
    lock?.();
    lock = undefined;
  }

  /** Takes the lock and what another tab may have written since. False where another tab is at work. */
  async function takeOver(): Promise<boolean> {
    if (lock !== undefined) return true;
    lock = await shelf.tryHold();
    if (lock === undefined) {
      follow(shelf.read());
      return false;
    }
    waiting?.abort();
    const stored = shelf.read();
    if (stored === undefined) return true;
    // Nobody holds the lock: a run that is not at rest has lost its tab.
    if (keepsLock(stored.state)) takeUp(stored);
    else show({ state: stored.state, data: stored.data, following: false });
    return true;
  }

  function follow(record: RunRecord<Data> | undefined): void {
    show({ state: record?.state ?? idle, data: record?.data, following: true });
    if (waiting !== undefined && !waiting.signal.aborted) return;
    waiting = new AbortController();
    void shelf.hold(waiting.signal).then((release) => {
      if (release === undefined) return;
      if (life.signal.aborted || lock !== undefined) {
        release();
        return;
      }
      lock = release;
      // The other tab has ended or is gone; what it left unfinished is finished here.
      takeUp(shelf.read() ?? (snapshot.data && { state: snapshot.state, data: snapshot.data }));
    });
  }

  /** Goes on with a record that nobody works on. */
  function takeUp(record: RunRecord<Data> | undefined): void {
    if (record === undefined || record.state.status === "idle" || isOver(record.state)) {
      letGo();
      show({ state: record?.state ?? idle, data: record?.data, following: false });
      return;
    }
    snapshot = { state: idle, data: record.data, following: false };
    dispatch({ type: "restored", state: record.state });
  }

  /** One after the other, so that a second press meets the state that the first has led to. */
  function act(work: () => Promise<void>): Promise<void> {
    const done = queue.then(() => (life.signal.aborted ? undefined : work()));
    // What goes wrong in one is its caller's to know, and no obstacle to the next.
    queue = done.catch(() => undefined);
    return done;
  }

  function press(event: TxEvent): Promise<void> {
    return act(async () => {
      if (!(await takeOver())) return;
      dispatch(event);
      // What waits for others is looked at again when it is asked for.
      const { status } = snapshot.state;
      if (event.type === "resume" && (status === "proposed" || status === "unknown")) pump();
      if (!keepsLock(snapshot.state)) letGo();
    });
  }

  const stopWatching = shelf.watch((record) => {
    if (lock !== undefined) return;
    if (record !== undefined && keepsLock(record.state)) follow(record);
    else show({ state: record?.state ?? idle, data: record?.data, following: false });
  });

  return {
    snapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    recover: () =>
      act(async () => {
        if (snapshot.state.status !== "idle") return;
        const stored = shelf.read();
        if (!(await takeOver()) || (stored !== undefined && keepsLock(stored.state))) return;
        if (stored !== undefined && !isOver(stored.state)) {
          takeUp(stored);
          return;
        }
        // It had ended, or cannot be read. A tab in which it ended goes on showing it.
        shelf.drop();
        show({ state: idle, data: undefined });
        letGo();
      }),
    start: (data) => {
      // Throws on data that could not be stored, before anything happens.
      encodeRecord(flow.schema, { data, state: idle });
      return act(async () => {
        if (!(await takeOver())) return;
        const state = reduce(snapshot.state, { type: "start", run: newId() });
        if (state === snapshot.state) {
          if (!keepsLock(state)) letGo();
          return;
        }
        memory = { steps: [], permit: undefined, request: undefined };
        enter(state, data);
      });
    },
    retry: (options = {}) => press({ type: "retry", ...options }),
    resume: () => press({ type: "resume" }),
    dismiss: () => press({ type: "reset" }),
    declined: () => press({ type: "declined" }),
    unanswered: () => press({ type: "unanswered" }),
    dispose: () => {
      life.abort();
      effect.abort();
      waiting?.abort();
      stopWatching();
      letGo();
      listeners.clear();
    },
  };
}
