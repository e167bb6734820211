import { type Address, encodeFunctionData } from "viem";
import { estimateGas, multicall, readContract } from "viem/actions";
import { dealAbi } from "../../../abis/deal";
import { aidPerUsdc } from "../../../lib/finance/constants";
import type { Duty, Finding, Looking } from "../../agent/duty";
import { pays, type Threshold } from "./batch";
import { dealsAt, stage } from "./deals";
import { gravest, withinCeiling } from "./within-ceiling";

type Call =
  | { readonly functionName: "closeRaise" | "cancel" | "declareDefault" | "liquidate" | "close" | "realiseImpairment"; readonly args?: undefined }
  | { readonly functionName: "openBreach" | "closeBreach"; readonly args: readonly [number] };

/** A step in a deal's life that is a fact as soon as the contract takes it from anybody, and that it takes once. */
type Step = {
  readonly name: string;
  /** Of these the first that a deal takes. */
  readonly calls: readonly Call[];
  readonly stages: readonly number[];
  /** Whether it is worth its gas, by what the call gives; always where this is left out. */
  readonly isWorth?: (looking: Looking, tried: { readonly deal: Address; readonly result: unknown; readonly estimate: bigint }) => Promise<boolean>;
};

/** Calls that are tried in one: a step costs some hundred thousand gas, and servers allow a call millions. */
const triesPerCall = 20;

function dealStep({ name, calls, stages, isWorth }: Step): Duty {
  return {
    name,
    contract: "DealFactory",
    find: (looking) => find(looking),
    outcome: ({ to }) => ({ deal: to ?? undefined }),
  };

  async function find(looking: Looking): Promise<Finding> {
    const { client, addresses, account, limits } = looking;
    const deals = await dealsAt(looking, stages);
    const tries = deals.flatMap((deal) => calls.map((call) => ({ deal, call })));
    const found: Finding[] = [];
    for (let first = 0; first < tries.length; first += triesPerCall) {
      const some = tries.slice(first, first + triesPerCall);
      const tried = await multicall(client, {
        contracts: some.map(({ deal, call }) => ({ address: deal, abi: dealAbi, ...call }) as const),
        ...{ allowFailure: true, batchSize: 0, multicallAddress: addresses.Multicall3 },
      });
      for (const [index, { deal, call }] of some.entries()) {
        const one = tried[index];
        if (one?.status !== "success") continue;
        const data = encodeFunctionData({ abi: dealAbi, ...call });
        const estimate = await estimateGas(client, { account, to: deal, data, blockTag: "latest" });
        const isWorthIt = isWorth === undefined || (await isWorth(looking, { deal, result: one.result, estimate }));
        const finding = isWorthIt ? withinCeiling({ to: deal, data, facts: { deal, estimate } }, estimate, limits) : undefined;
        if (finding?.due === true) return finding;
        found.push(finding ?? { due: false, why: "not-worth-its-gas", facts: { deals: deals.length } });
      }
    }
    return gravest(found) ?? { due: false, why: "no-fact", facts: { deals: deals.length } };
  }
}

/** Not what is only proposed: anybody may propose, nobody else's money is in it, and its borrower ends it at any time. */
const approved = [stage.raising, stage.funded];
const performing = [stage.active, stage.handedOver];
const inDefault = [stage.defaulted, stage.liquidating];
/** Every kind of IDeal.Breach: LTV, insurance, telemetry. */
const breaches = [0, 1, 2] as const;

/** Ends a raise whose time is over: the deal can be drawn, or juniors' money goes back (Deal.closeRaise). */
export const closeRaise = dealStep({ name: "close-raise", calls: [{ functionName: "closeRaise" }], stages: [stage.raising] });

/** Ends an approved deal that was not drawn in time: juniors' money and the title go back (Deal.cancel). */
export const cancelUndrawn = dealStep({ name: "cancel-undrawn", calls: [{ functionName: "cancel" }], stages: approved });

/** Declares a default once grace is over, or a breach has been open for two weeks (Deal.declareDefault). */
export const declareDefault = dealStep({ name: "declare-default", calls: [{ functionName: "declareDefault" }], stages: performing });

/** Starts the auction that nobody has started for 30 days, and again the one that ended unsold (Deal.liquidate). */
export const startAuction = dealStep({ name: "start-auction", calls: [{ functionName: "liquidate" }], stages: inDefault });

/** States that a covenant fails, silence that a report has broken since anew: its two weeks begin then (Deal.openBreach). */
export const openBreach = dealStep({ name: "open-breach", calls: breaches.map((kind) => ({ functionName: "openBreach", args: [kind] })), stages: performing });

/** States that a covenant no longer fails, which may cure a default (Deal.closeBreach). */
export const closeBreach = dealStep({ name: "close-breach", calls: breaches.map((kind) => ({ functionName: "closeBreach", args: [kind] })), stages: [...performing, ...inDefault] });

/** Ends a revenue share when grace is over on its last due day, once all that is owed has been paid (Deal.close). */
export const closeShare = dealStep({ name: "close-share", calls: [{ functionName: "close" }], stages: performing });

/** Of the carrying value, what a loss must be to be realised: one that has been realised grows again with each second of age. */
const leastPercent = 1n;

/** Realises what is impaired 360 days after the default (Deal.realiseImpairment). The exit price has it already; the entry price falls by it. */
export const realiseImpairment = (threshold: Threshold): Duty =>
  dealStep({
    name: "realise-impairment",
    calls: [{ functionName: "realiseImpairment" }],
    stages: inDefault,
    isWorth: async ({ client }, { deal, result, estimate }) => {
      if (typeof result !== "bigint") return false;
      const { carrying } = await readContract(client, { address: deal, abi: dealAbi, functionName: "capital" });
      return result * 100n >= carrying * leastPercent && pays(result * aidPerUsdc, estimate, threshold);
    },
  });
