import { encodeFunctionData, formatUnits, parseEventLogs } from "viem";
import { estimateGas, multicall } from "viem/actions";
import { stakedAidAbi } from "../../../abis/staked-aid";
import { classify } from "../../../lib/errors/classify";
import type { Facts } from "../../agent/log";
import { gasLimit, gasOfServices, pays, type Threshold, ticketsAhead, ticketsWithin } from "./batch";
import type { Duty, Finding, Looking } from "../../agent/duty";

const aid = (raw: bigint): string => formatUnits(raw, 18);

/** How StakedAID refuses a service when there is nothing to do. */
const nothingToDo: ReadonlySet<string> = new Set(["NothingDue", "NothingServed"]);

/** Serves exit tickets that are due, first in, first out (StakedAID.process). */
export const serveQueue = (threshold: Threshold): Duty => ({
  name: "serve-queue",
  contract: "StakedAID",
  find: async (looking) => {
    try {
      return await findService(looking, threshold);
    } catch (error) {
      const { code, values } = classify(error);
      if (!nothingToDo.has(code)) throw error;
      return { due: false, why: code, facts: values };
    }
  },
  outcome: ({ logs }) => {
    const [served] = parseEventLogs({ abi: stakedAidAbi, logs, eventName: "QueueServed" });
    return served === undefined ? {} : { shares: aid(served.args.shares), aid: aid(served.args.assets), head: served.args.head };
  },
});

async function findService(looking: Looking, threshold: Threshold): Promise<Finding> {
  const { client, addresses, account, limits } = looking;
  const most = ticketsWithin(limits.maxGas);
  const { passed, assets } = await tryService(looking, most);
  // The one after the last that is served whole may be served in part. Asking for no more keeps the gas to what was tried.
  const max = passed < most ? passed + 1n : most;
  const data = serviceData(max);
  // At the newest block, said outright: some nodes add what waits in their pool, where it may wait for long.
  const estimate = await estimateGas(client, { account, to: addresses.StakedAID, data, blockTag: "latest" });
  const facts: Facts = { tickets: passed, max, aid: aid(assets), estimate };
  const gas = gasLimit(estimate, limits.maxGas);
  if (gas === undefined) return { due: false, why: "gas-above-ceiling", facts };
  // Crumbs at the head must not keep those behind them waiting: together they may be worth it.
  const worth = pays(assets, estimate, threshold) || (passed === most && (await paysFarther(looking, most, estimate, threshold)));
  return worth ? { due: true, data, gas, facts } : { due: false, why: "not-worth-its-gas", facts };
}

async function paysFarther(looking: Looking, perService: bigint, gas: bigint, threshold: Threshold): Promise<boolean> {
  if (ticketsAhead <= perService) return false;
  try {
    const { passed, assets } = await tryService(looking, ticketsAhead);
    return pays(assets, gasOfServices(passed, perService, gas), threshold);
  } catch (error) {
    // A server may allow a call less gas than so far a look needs.
    if (classify(error).kind === "contract") return false;
    throw error;
  }
}

/** What a service of at most `max` tickets would do at the newest block. Throws what it reverts with. */
async function tryService({ client, addresses }: Looking, max: bigint): Promise<{ passed: bigint; assets: bigint }> {
  const vault = { address: addresses.StakedAID, abi: stakedAidAbi } as const;
  const queue = { ...vault, functionName: "queue" } as const;
  // One call, so that the second look at the queue sees what the service has done to it.
  const [before, service, after] = await multicall(client, {
    contracts: [queue, { ...vault, functionName: "process", args: [max] }, queue],
    allowFailure: false,
    batchSize: 0,
    multicallAddress: addresses.Multicall3,
  });
  return { passed: after[0] - before[0], assets: service[1] };
}

function serviceData(max: bigint) {
  return encodeFunctionData({ abi: stakedAidAbi, functionName: "process", args: [max] });
}
