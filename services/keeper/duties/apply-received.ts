import { type Address, encodeFunctionData, formatUnits, parseEventLogs } from "viem";
import { estimateGas, multicall } from "viem/actions";
import { dealAbi } from "../../../abis/deal";
import { seniorPositionsAbi } from "../../../abis/senior-positions";
import { aidPerUsdc } from "../../../lib/finance/constants";
import type { Duty, Finding, Looking } from "../../agent/duty";
import { pays, type Threshold } from "./batch";
import { dealsAt, stage } from "./deals";
import { gravest, withinCeiling } from "./within-ceiling";

/** A deal on which there is something to book. Micro-dollars. */
type Work = { readonly deal: Address; readonly applied: bigint; readonly isMoved: boolean; readonly hint: number };

/** Where there is a loan on which money can be booked. */
const withLoan = [stage.active, stage.defaulted, stage.liquidating, stage.handedOver, stage.closed];

/**
 * Books what came to deals by plain transfer, and charges what has become due where that moves a position: a month that owed
 * nothing looks late to the Treasury until somebody says so (Deal.applyReceived).
 */
export const applyReceived = (threshold: Threshold): Duty => ({
  name: "apply-received",
  contract: "DealFactory",
  find: (looking) => findWork(looking, threshold),
  outcome: ({ logs, to }) => {
    const [received] = parseEventLogs({ abi: dealAbi, logs, eventName: "Received" });
    const { servicing = 0n, seniorPrincipal = 0n, seniorYield = 0n, juniorPrincipal = 0n, juniorYield = 0n } = received?.args ?? {};
    return { deal: to ?? undefined, usdc: usdc(servicing + seniorPrincipal + seniorYield + juniorPrincipal + juniorYield) };
  },
});

const usdc = (raw: bigint): string => formatUnits(raw, 6);

async function findWork(looking: Looking, threshold: Threshold): Promise<Finding> {
  const deals = await dealsAt(looking, withLoan);
  const found: Finding[] = [];
  for await (const deal of dealsWithWork(looking, deals)) {
    // By itself: in the call of many, a booking has moved what the next one's place in the list is told by.
    const [work] = await tryDeals(looking, [deal]);
    if (work === undefined) continue;
    const data = encodeFunctionData({ abi: dealAbi, functionName: "applyReceived", args: [work.hint] });
    const estimate = await estimateGas(looking.client, { account: looking.account, to: deal, data, blockTag: "latest" });
    const facts = { deal, usdc: usdc(work.applied), moves: work.isMoved, estimate };
    // A position that stands wrong is in the price that everybody leaves at; money is booked when it is worth the gas.
    const isWorthIt = work.isMoved || pays(work.applied * aidPerUsdc, estimate, threshold);
    const finding = isWorthIt ? withinCeiling({ to: deal, data, facts }, estimate, looking.limits) : undefined;
    if (finding?.due === true) return finding;
    found.push(finding ?? { due: false, why: "not-worth-its-gas", facts: { deals: deals.length } });
  }
  return gravest(found) ?? { due: false, why: "nothing-to-apply", facts: { deals: deals.length } };
}

/** Deals that are tried in one call: a booking costs some hundred thousand gas, and servers allow a call millions. */
const triesPerCall = 20;

async function* dealsWithWork(looking: Looking, deals: readonly Address[]): AsyncGenerator<Address> {
  for (let first = 0; first < deals.length; first += triesPerCall) {
    const works = await tryDeals(looking, deals.slice(first, first + triesPerCall));
    yield* works.map(({ deal }) => deal);
  }
}

/** What bookings would do at the newest block, one after the other; without those that would do nothing, or be refused. */
async function tryDeals({ client, addresses }: Looking, deals: readonly Address[]): Promise<readonly Work[]> {
  const positionsOf = deals.map((deal) => ({ address: addresses.SeniorPositions, abi: seniorPositionsAbi, functionName: "positionOf", args: [deal] }) as const);
  const bookings = deals.map((deal) => ({ address: deal, abi: dealAbi, functionName: "applyReceived", args: [0] }) as const);
  // One call, so that the second look at the positions sees what the bookings have done to them.
  const tried = await multicall(client, {
    contracts: [...positionsOf, ...bookings, ...positionsOf],
    ...{ allowFailure: true, batchSize: 0, multicallAddress: addresses.Multicall3 },
  });
  return deals.flatMap((deal, index) => {
    const [before, booked, after] = [tried[index], tried[deals.length + index], tried[2 * deals.length + index]].map((one) => one?.result);
    if (typeof before !== "object" || typeof booked !== "bigint" || typeof after !== "object") return [];
    const [{ lateAfter, asks, junior }, then] = [before[1], after[1]];
    const isMoved = lateAfter !== then.lateAfter || asks !== then.asks || junior !== then.junior;
    return booked === 0n && !isMoved ? [] : [{ deal, applied: booked, isMoved, hint: then.previous }];
  });
}
