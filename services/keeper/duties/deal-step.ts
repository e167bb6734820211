import { encodeFunctionData } from "viem";
import { estimateGas, multicall } from "viem/actions";
import { dealAbi } from "../../../abis/deal";
import type { Duty, Finding, Looking } from "../../agent/duty";
import { dealsAt, stage } from "./deals";
import { withinCeiling } from "./within-ceiling";

/** A step in a deal's life that is a fact as soon as the contract takes it from anybody, and that it takes once. */
type Step = { readonly name: string; readonly functionName: "declareDefault" | "liquidate"; readonly stages: readonly number[] };

/** Deals that are tried in one call: a step costs some hundred thousand gas, and servers allow a call millions. */
const dealsPerCall = 20;

function dealStep({ name, functionName, stages }: Step): Duty {
  const data = encodeFunctionData({ abi: dealAbi, functionName });
  return {
    name,
    contract: "DealFactory",
    find: (looking) => find(looking),
    outcome: ({ to }) => ({ deal: to ?? undefined }),
  };

  async function find(looking: Looking): Promise<Finding> {
    const { client, addresses, account, limits } = looking;
    const deals = await dealsAt(looking, stages);
    for (let first = 0; first < deals.length; first += dealsPerCall) {
      const some = deals.slice(first, first + dealsPerCall);
      const tried = await multicall(client, {
        contracts: some.map((address) => ({ address, abi: dealAbi, functionName }) as const),
        ...{ allowFailure: true, batchSize: 0, multicallAddress: addresses.Multicall3 },
      });
      const deal = some.find((_one, index) => tried[index]?.status === "success");
      if (deal === undefined) continue;
      const estimate = await estimateGas(client, { account, to: deal, data, blockTag: "latest" });
      return withinCeiling({ to: deal, data, facts: { deal, estimate } }, estimate, limits);
    }
    return { due: false, why: "no-fact", facts: { deals: deals.length } };
  }
}

/** Declares a default once grace is over, or a breach has been open for two weeks (Deal.declareDefault). */
export const declareDefault = dealStep({ name: "declare-default", functionName: "declareDefault", stages: [stage.active, stage.handedOver] });

/** Starts the auction that nobody has started for 30 days, and again the one that ended unsold (Deal.liquidate). */
export const startAuction = dealStep({ name: "start-auction", functionName: "liquidate", stages: [stage.defaulted, stage.liquidating] });
