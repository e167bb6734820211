import { type Address, erc20Abi, parseAbiItem } from "viem";
import { dealAbi } from "../../../abis/deal";
import { stakedAidAbi } from "../../../abis/staked-aid";
import { telemetryAbi } from "../../../abis/telemetry";
import { treasuryAbi } from "../../../abis/treasury";
import { addressIn } from "../../../lib/chain/addresses";
import type { Stage } from "../../stage/stage";
import { actor } from "../cast";
import { type Standing, type StageName, standings } from "../known";
import { type Plan, secondsPerDay } from "../plan/plan";
import { sceneOf } from "../scene";

/** Which stage an event of a deal begins. */
const begins: Readonly<Record<string, StageName>> = {
  ...{ Approved: "Raising", Funded: "Funded", Drawn: "Active", DefaultDeclared: "Defaulted", AuctionStarted: "Liquidating" },
  ...{ HandedOver: "HandedOver", Repaid: "Repaid", Sold: "Closed", Closed: "Closed", Cancelled: "Cancelled", Cured: "Active" },
};

export type DealEvent = { readonly name: string; readonly args: Readonly<Record<string, unknown>>; readonly time: number };
export type DealFacts = Standing & { readonly events: readonly DealEvent[]; readonly passed: readonly StageName[] };

/** What became of every deal of a story, read from the chain. */
export async function dealFacts(stage: Stage, plan: Plan): Promise<readonly DealFacts[]> {
  const deals = await standings(sceneOf(stage, plan, 0));
  return Promise.all(
    deals.map(async (one) => {
      const events = await eventsOf(stage, one.deal);
      return { ...one, events, passed: ["Proposed", ...events.flatMap(({ name }) => begins[name] ?? [])] };
    }),
  );
}

async function eventsOf({ clients }: Stage, deal: Address): Promise<readonly DealEvent[]> {
  const logs = await clients.publicClient.getContractEvents({ address: deal, abi: dealAbi, fromBlock: 0n, toBlock: "latest" });
  return Promise.all(
    logs.map(async ({ eventName, args, blockNumber }) => {
      const { timestamp } = await clients.publicClient.getBlock({ blockNumber });
      return { name: eventName, args: args as Readonly<Record<string, unknown>>, time: Number(timestamp) };
    }),
  );
}

const transfer = parseAbiItem("event Transfer(address indexed from, address indexed to, uint256 value)");

/** What customers paid for the machines of a deal so far, micro-dollars. */
export async function customersPaid({ clients, addresses }: Stage, key: string): Promise<bigint> {
  const logs = await clients.publicClient.getLogs({ address: addresses.USDC, event: transfer, args: { from: actor(`customers of ${key}`).address }, fromBlock: 0n, toBlock: "latest" });
  return logs.reduce((sum, { args }) => sum + (args.value ?? 0n), 0n);
}

/** Revenue that was reported of a deal's machines from the end of the day of its draw up to a day, micro-dollars. */
export async function reportedBetween({ clients, addresses }: Stage, { titleId, events }: DealFacts, civilDay: bigint): Promise<bigint> {
  const drawn = events.find(({ name }) => name === "Drawn");
  if (drawn === undefined) return 0n;
  const before = (time: number): Promise<bigint> =>
    clients.publicClient.readContract({ address: addresses.Telemetry, abi: telemetryAbi, functionName: "revenueBy", args: [titleId, time - 1] });
  return (await before(Number(civilDay) * secondsPerDay)) - (await before((Math.floor(drawn.time / secondsPerDay) + 1) * secondsPerDay));
}

/** Where the whole stands at the head. */
export async function wholeFacts(stage: Stage, plan: Plan) {
  const { clients, addresses } = stage;
  const { publicClient } = clients;
  const staked = { address: addresses.StakedAID, abi: stakedAidAbi } as const;
  const treasury = { address: addresses.Treasury, abi: treasuryAbi } as const;
  const [head, next, unserved] = await publicClient.readContract({ ...staked, functionName: "queue" });
  const events = { fromBlock: 0n, toBlock: "latest" } as const;
  return {
    entryPrice: await publicClient.readContract({ ...staked, functionName: "entryPrice" }),
    exitPrice: await publicClient.readContract({ ...staked, functionName: "exitPrice" }),
    sheet: await publicClient.readContract({ ...treasury, functionName: "balanceSheet" }),
    losses: (await publicClient.getContractEvents({ ...treasury, eventName: "LossRealised", ...events })).map(({ args }) => args),
    queue: { waiting: Number(next - head), unserved },
    served: await publicClient.getContractEvents({ ...staked, eventName: "TicketServed", ...events }),
    trades: (await publicClient.getLogs({ address: addressIn(addresses, "AidUsdcPool"), event: swapped, ...events })).length,
    stakers: await holdersOf(stage, addresses.StakedAID, plan),
  };
}

const swapped = parseAbiItem("event Swap(address indexed sender, address indexed recipient, int256 amount0, int256 amount1, uint160 sqrtPriceX96, uint128 liquidity, int24 tick)");

/** How many of the depositors hold a token. */
async function holdersOf({ clients }: Stage, token: Address, { depositors }: Plan): Promise<number> {
  const held = await Promise.all(depositors.map(({ name }) => clients.publicClient.readContract({ address: token, abi: erc20Abi, functionName: "balanceOf", args: [actor(name).address] })));
  return held.filter((balance) => balance > 0n).length;
}
