import { createClient, custom, type EIP1193RequestFn, type Hash } from "viem";
import { onTestFinished } from "vitest";
import type { LocalWorld } from "../../../world/testing/local-world";
import type { ProgrammableWallet } from "../../../world/testing/programmable-wallet";
import { type OpenedFlow, openFlow } from "../engine";
import type { Where } from "../flow";
import type { FlowData, FlowId } from "../flows/index";
import type { TxState, TxStatus } from "../machine/state";
import { type Policy, policyFor } from "../policy";
import type { Indexer } from "../run/deps";
import { createTestBrowser, type TestBrowser } from "./browser";

/** Short enough for a test, in the same proportions as in earnest. */
export const testPolicy: Policy = {
  ...policyFor(31337),
  pollMs: 5,
  walletMs: 2_000,
  capabilitiesMs: 300,
  receiptMs: 5_000,
  dropMs: 100,
  proposalMs: 60,
  proposedMs: 3_000,
  headMs: 400,
  searchMs: 2_000,
  indexerMs: 100,
  restarts: false,
};

/** Stands between the engine and the chain: gives the request on, changes the answer, or fails. */
export type Interference = (request: { method: string; params?: unknown }, next: EIP1193RequestFn) => Promise<unknown>;

export type TabOptions = {
  readonly policy?: Partial<Policy>;
  readonly interfere?: Interference;
  readonly indexer?: Indexer;
};

/** One tab with one action open in it. */
export type OpenTab<Id extends FlowId> = OpenedFlow<FlowData<Id>>["runner"] & {
  readonly state: () => TxState;
  /** The state once it has this status; fails when the run rests elsewhere or takes too long. */
  readonly until: <Status extends TxStatus>(...statuses: readonly Status[]) => Promise<Extract<TxState, { status: Status }>>;
  /** The status of every state it has been in, in order. */
  readonly seen: readonly TxStatus[];
  /** Transactions that the chain has shown to it. */
  readonly shown: ReadonlySet<Hash>;
  /** The page dies. */
  readonly kill: () => void;
};

export type Bench<Id extends FlowId> = {
  readonly browser: TestBrowser;
  readonly open: (options?: TabOptions) => OpenTab<Id>;
};

const patienceMs = 15_000;

/** A browser in which an action can be opened, in as many tabs as needed. */
export function createBench<Id extends FlowId>(parameters: {
  world: LocalWorld;
  wallet: ProgrammableWallet;
  flowId: Id;
  where: Where;
}): Bench<Id> {
  const { world, wallet, flowId, where } = parameters;
  const browser = createTestBrowser();
  return {
    browser,
    open: ({ policy, interfere, indexer } = {}) => {
      const { close, ...shared } = browser.openTab();
      const next = world.publicClient.request as EIP1193RequestFn;
      const request: EIP1193RequestFn = interfere ? (args) => interfere(args, next) as never : next;
      const shown = new Set<Hash>();
      const watched: EIP1193RequestFn = async (args) => {
        const answer = await request(args as never);
        if (args.method === "eth_getTransactionByHash" && answer !== null) shown.add((args.params as [Hash])[0]);
        return answer as never;
      };
      const client = createClient({ chain: world.publicClient.chain, transport: custom({ request: watched }, { retryCount: 0 }) });
      const { runner } = openFlow({
        flowId,
        where,
        client,
        wallet,
        ...shared,
        override: { policy: { ...testPolicy, ...policy }, ...(indexer && { indexer }) },
      });
      const seen: TxStatus[] = [];
      const state = () => runner.snapshot().state;
      let last = state();
      runner.subscribe(() => {
        if (state() === last) return;
        last = state();
        seen.push(last.status);
      });
      const kill = (): void => {
        runner.dispose();
        close();
      };
      // Left open, it would take the same request of the next test for its own, and go on with it.
      onTestFinished(kill);
      return {
        ...runner,
        state,
        seen,
        shown,
        until: (...statuses) => untilStatus(runner, statuses),
        kill,
      };
    },
  };
}

function untilStatus<Status extends TxStatus>(
  runner: Pick<OpenTab<FlowId>, "snapshot" | "subscribe">,
  statuses: readonly Status[],
): Promise<Extract<TxState, { status: Status }>> {
  type Wanted = Extract<TxState, { status: Status }>;
  const isWanted = (state: TxState): state is Wanted => statuses.some((status) => status === state.status);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      end();
      reject(new Error(`Waited for ${statuses.join(" or ")}, and it is ${describe(runner.snapshot().state)}.`));
    }, patienceMs);
    const look = (): void => {
      const { state } = runner.snapshot();
      if (!isWanted(state)) return;
      clearTimeout(timer);
      end();
      resolve(state);
    };
    const end = runner.subscribe(look);
    look();
  });
}

function describe(state: TxState): string {
  return JSON.stringify(state, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
}
