import type { SummaryRow, Where, InvalidationClass } from "@/lib/tx/flow";
import type { FlowData, FlowId } from "@/lib/tx/flows";
import type { TxState } from "@/lib/tx/machine/state";
import type { OpenedFlow } from "@/lib/tx/engine";
import type { ChainClient, WalletPort } from "@/lib/tx/run/deps";
import { runKey } from "@/lib/tx/storage/key";
import { browserChannel, browserLocks, browserStore } from "./browser";

export type SlotSnapshot<Id extends FlowId> = {
  readonly state: TxState;
  readonly data: FlowData<Id> | undefined;
  readonly following: boolean;
  readonly rows: readonly SummaryRow[];
  /** The engine is on its way. */
  readonly loading: boolean;
  /** The engine could not be loaded. */
  readonly broken: boolean;
};

/** The place of one action of one account: the engine comes to it when it is needed, and stays. */
export type RunnerSlot<Id extends FlowId> = {
  readonly snapshot: () => SlotSnapshot<Id>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Something of an earlier visit is stored. */
  readonly hasStored: () => boolean;
  /** Loads the engine, once, and does something with it. A load that fails is shown, and tried again the next time. */
  readonly use: (work: (opened: OpenedFlow<FlowData<Id>>) => void) => void;
};

export type SlotParameters<Id extends FlowId> = {
  readonly flowId: Id;
  readonly where: Where;
  readonly client: ChainClient;
  readonly wallet: WalletPort;
  readonly onDone: (classes: readonly InvalidationClass[]) => void;
};

export const emptySnapshot = {
  state: { status: "idle" },
  data: undefined,
  following: false,
  rows: [],
  loading: false,
  broken: false,
} as const satisfies SlotSnapshot<FlowId>;

export function createSlot<Id extends FlowId>(parameters: SlotParameters<Id>): RunnerSlot<Id> {
  const { flowId, where, onDone } = parameters;
  const listeners = new Set<() => void>();
  let snapshot: SlotSnapshot<Id> = emptySnapshot;
  let opened: Promise<OpenedFlow<FlowData<Id>>> | undefined;

  function show(change: Partial<SlotSnapshot<Id>>): void {
    snapshot = { ...snapshot, ...change };
    for (const listener of listeners) listener();
  }

  async function open(): Promise<OpenedFlow<FlowData<Id>>> {
    const { openFlow } = await import("@/lib/tx/engine");
    const flow = openFlow({ ...parameters, store: browserStore, locks: browserLocks(), channelOf: browserChannel });
    flow.runner.subscribe(() => {
      const before = snapshot.state.status;
      const { state, data, following } = flow.runner.snapshot();
      show({ state, data, following, rows: data === undefined ? [] : flow.summary(data) });
      if (state.status === "done" && before !== "done" && data !== undefined) onDone(flow.invalidates(data));
    });
    return flow;
  }

  return {
    snapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hasStored: () => browserStore.get(runKey({ ...where, flowId })) !== undefined,
    use: (work) => {
      if (opened === undefined) {
        show({ loading: true, broken: false });
        opened = open();
      }
      opened.then(
        (flow) => {
          if (snapshot.loading) show({ loading: false });
          work(flow);
        },
        () => {
          opened = undefined;
          show({ loading: false, broken: true });
        },
      );
    },
  };
}
