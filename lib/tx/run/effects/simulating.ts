import { getBalance } from "viem/actions";
import { noPermit } from "../../calls";
import type { Call, Step } from "../../flow";
import type { TxEvent } from "../../machine/event";
import { type AccountKind, accountKind } from "../../network/account-kind";
import { freshHead, type Head } from "../../network/fresh-head";
import { approveCall } from "../../planner/approve-call";
import { permitData, permitRequest } from "../../planner/permit";
import { rehearse } from "../../simulate/rehearse";
import { simulateCall } from "../../simulate/simulate-call";
import { checkWallet } from "../../wallet/check-wallet";
import type { PreparedRequest } from "../../wallet/prepared-request";
import { makeAsked } from "../make-asked";
import type { Effect, EffectContext } from "./context";

type Prepared = { readonly request: PreparedRequest } | { readonly event: TxEvent };

/** Runs the step at the latest block without sending it, and writes down exactly what the wallet will be asked. */
export const simulating: Effect<"simulating"> = async (context, state, signal) => {
  const { deps, flow, memory } = context;
  const step = memory.steps.find(({ id }) => id === state.steps[0]?.id);
  if (step === undefined) throw new Error("There is no step to simulate.");

  const wrong = await checkWallet(deps);
  if (wrong !== undefined) return { type: "failed", failure: wrong };
  const [head, kind] = await Promise.all([
    freshHead({ ...deps, since: state.sinceBlock, signal }),
    accountKind(deps.client, deps.where.account),
  ]);
  const prepared = await prepare(context, step, head, kind);
  if ("event" in prepared) return prepared.event;
  memory.request = prepared.request;
  return { type: "simulated", asked: await makeAsked(deps, { state, step, kind, head, request: prepared.request, data: flow.data }) };
};

async function prepare(context: EffectContext, step: Step, head: Head, kind: AccountKind): Promise<Prepared> {
  switch (step.id) {
    case "action":
      return prepareTransaction(context, step.call(context.memory.permit ?? noPermit), head, kind);
    case "approve":
    case "prepare":
      await rehearseAll(context, head);
      return prepareTransaction(context, step.call(noPermit), head, kind);
    case "batch":
      return (await rehearseAll(context, head))
        ? { request: { kind: "batch", calls: step.calls } }
        : { event: { type: "impossible", way: "batch" } };
    case "permit":
      await rehearseAll(context, head);
      return preparePermit(context, step, head);
  }
}

async function prepareTransaction({ deps }: EffectContext, call: Call, head: Head, kind: AccountKind): Promise<Prepared> {
  const { client, where, policy } = deps;
  const parameters = { client, account: where.account, call, blockNumber: head.number };
  const { gas, gasLimit } = await simulateCall({ ...parameters, gasMarginBps: policy.gasMarginBps });
  // A contract's transaction is sent and paid for by somebody else, with more around it.
  if (kind === "contract") return { request: { kind: "transaction", call, gasLimit: undefined } };

  const balance = await getBalance(client, { address: where.account, blockNumber: head.number });
  const least = gas * head.baseFeePerGas + call.value;
  if (balance < least) return { event: { type: "failed", failure: tooLittleEther(balance, least) } };
  return { request: { kind: "transaction", call, gasLimit } };
}

function tooLittleEther(balance: bigint, least: bigint) {
  const detail = `balance ${balance} wei, at least ${least} wei needed`;
  return { kind: "insufficient-gas", code: "insufficient-gas", values: {}, detail, retry: true } as const;
}

async function preparePermit(
  { deps }: EffectContext,
  { spend }: Extract<Step, { readonly id: "permit" }>,
  head: Head,
): Promise<Prepared> {
  const { client, where, clock, policy, classify } = deps;
  const present = BigInt(Math.floor(clock.now() / 1_000));
  // A chain that makes blocks on demand may be behind the clock, one that was moved ahead of it.
  const deadline = (head.timestamp > present ? head.timestamp : present) + policy.permitSeconds;
  const isRevert = (error: unknown) => classify(error).kind === "contract";
  const data = await permitData({ client, where, spend, deadline, isRevert });
  if (data === undefined) return { event: { type: "impossible", way: "permit" } };
  return { request: { kind: "permit", spend, deadline, params: permitRequest(data) } };
}

/**
 * Runs every call that is left, so that nobody approves or signs for something that would fail.
 * False where the node cannot rehearse; throws what the calls revert with.
 */
async function rehearseAll({ deps, memory }: EffectContext, head: Head): Promise<boolean> {
  const { client, where, classify } = deps;
  const calls = memory.steps.flatMap((step) => callsOf(step, (spend) => approveCall(spend, where)));
  const parameters = { client, account: where.account, multicall3: where.addresses.Multicall3, calls };
  try {
    await rehearse({ ...parameters, blockNumber: head.number });
    return true;
  } catch (error) {
    const { code } = classify(error);
    if (code === "rpc-unsupported" || code === "rpc-invalid") return false;
    throw error;
  }
}

/** A permit grants what an approval would. */
function callsOf(step: Step, approve: (spend: NonNullable<Step["spend"]>) => Call): readonly Call[] {
  switch (step.id) {
    case "permit":
      return [approve(step.spend)];
    case "batch":
      return step.calls;
    case "approve":
    case "prepare":
    case "action":
      return [step.call(noPermit)];
  }
}
