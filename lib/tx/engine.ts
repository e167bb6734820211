import { classify } from "../errors/classify";
import type { Flow, SummaryRow, InvalidationClass, Where } from "./flow";
import { type FlowData, flowOf, type FlowId } from "./flows/index";
import { policyFor } from "./policy";
import type { ChainClient, Deps, WalletPort } from "./run/deps";
import { explainRevertWith } from "./run/explain-revert";
import { createRunner, type Runner } from "./run/runner";
import { createShelf } from "./run/shelf";
import { systemClock } from "./run/system-clock";
import type { Channel } from "./storage/channel";
import { runKey } from "./storage/key";
import type { Locks } from "./storage/locks";
import type { TextStore } from "./storage/text-store";

/** A runner with what a screen asks of its flow. */
export type OpenedFlow<Data> = {
  readonly runner: Runner<Data>;
  readonly summary: (data: Data) => readonly SummaryRow[];
  readonly invalidates: (data: Data) => readonly InvalidationClass[];
};

export type OpenFlowParameters<Id extends FlowId> = {
  readonly flowId: Id;
  readonly where: Where;
  readonly client: ChainClient;
  readonly wallet: WalletPort;
  readonly store: TextStore;
  readonly locks: Locks;
  /** The channel for a key; tabs that share it tell each other. */
  readonly channelOf: (key: string) => Channel;
  /** Replaces parts of the world: a test's clock, another patience, an indexer. */
  readonly override?: Partial<Pick<Deps, "clock" | "policy" | "indexer">>;
};

/** Opens an action for an account: the engine, ready to recover or to start. */
export function openFlow<Id extends FlowId>(parameters: OpenFlowParameters<Id>): OpenedFlow<FlowData<Id>> {
  const { flowId, where, client, wallet, store, locks, channelOf, override = {} } = parameters;
  // The registry holds flows of different data; the id decides which, as `FlowData` says.
  const flow = flowOf(flowId) as unknown as Flow<Id, FlowData<Id>>;
  const key = runKey({ chainId: where.chainId, account: where.account, flowId });
  const deps: Deps = {
    where,
    client,
    wallet,
    clock: systemClock,
    policy: policyFor(where.chainId),
    classify,
    explainRevert: explainRevertWith(client),
    ...override,
  };
  const shelf = createShelf({ key, schema: flow.schema, store, locks, channel: channelOf(key) });
  return {
    runner: createRunner({ flow, deps, shelf }),
    summary: (data) => flow.summary(data, where),
    invalidates: (data) => flow.invalidates(data),
  };
}
