import type { Address, Hex } from "viem";
import { dealAbi } from "../../abis/deal";
import { dealFactoryAbi } from "../../abis/deal-factory";
import { gpuTitleAbi } from "../../abis/gpu-title";
import { addMonths } from "../../lib/finance/credit/calendar";
import { stages } from "../deals/deals";
import { documentHash } from "../deals/parties";
import type { Stage } from "../stage/stage";
import type { DealPlan } from "./plan/plan";
import type { Scene } from "./scene";

export type KnownDeal = {
  readonly plan: DealPlan;
  readonly deal: Address;
  readonly token: Address;
  readonly titleId: bigint;
  /** Civil days on which something falls due. */
  readonly dueDays: readonly bigint[];
};
export type KnownTitle = { readonly plan: DealPlan; readonly titleId: bigint };

export const dataRoomOf = (key: string): Hex => documentHash(`data room of ${key}`);
export const receiptOf = (key: string): Hex => documentHash(`receipt of ${key}`);

/** What a chain says once and for all of deals and titles, so that nobody asks for it every day. */
type Registers = { readonly deals: KnownDeal[]; readonly titles: KnownTitle[] };
const registers = new WeakMap<Stage, Registers>();

function registersOf(stage: Stage): Registers {
  const known = registers.get(stage) ?? { deals: [], titles: [] };
  registers.set(stage, known);
  return known;
}

/** The deals that were proposed, in their order. Those of the plan alone: by what their data room is. */
export async function dealsOn(scene: Scene): Promise<readonly KnownDeal[]> {
  const { clients, addresses } = scene.stage;
  const { deals } = registersOf(scene.stage);
  const factory = { address: addresses.DealFactory, abi: dealFactoryAbi } as const;
  const read = clients.publicClient.readContract;
  const count = Number(await read({ ...factory, functionName: "count" }));
  for (let number = deals.length + 1; number <= count; number += 1) {
    const deal = await read({ ...factory, functionName: "deals", args: [BigInt(number)] });
    const terms = await read({ address: deal, abi: dealAbi, functionName: "terms" });
    const token = await read({ address: deal, abi: dealAbi, functionName: "token" });
    const plan = scene.plan.deals.find(({ key }) => dataRoomOf(key) === terms.documents);
    if (plan === undefined) throw new Error(`Deal ${number} is none of the plan's.`);
    const dueDays = Array.from({ length: terms.months }, (_, index) => addMonths(BigInt(terms.firstDueDay), index));
    deals.push({ plan, deal, token, titleId: terms.titleId, dueDays });
  }
  return deals;
}

/** The titles that were issued, each with the first deal of the plan that is about it. */
export async function titlesOn(scene: Scene): Promise<readonly KnownTitle[]> {
  const { clients, addresses } = scene.stage;
  const { titles } = registersOf(scene.stage);
  const register = { address: addresses.GpuTitle, abi: gpuTitleAbi } as const;
  const issued = Number(await clients.publicClient.readContract({ ...register, functionName: "issued" }));
  for (let id = titles.length + 1; id <= issued; id += 1) {
    const { documents } = await clients.publicClient.readContract({ ...register, functionName: "titleOf", args: [BigInt(id)] });
    const plan = scene.plan.deals.find(({ key }) => receiptOf(key) === documents.ownership);
    if (plan === undefined) throw new Error(`Title ${id} is none of the plan's.`);
    titles.push({ plan, titleId: BigInt(id) });
  }
  return titles;
}

export type StageName = (typeof stages)[number];
export type Standing = KnownDeal & { readonly stage: StageName; readonly debtor: Address; readonly breaches: number; readonly secondsLate: bigint };

/** Every deal as it stands at the head. */
export function standings(scene: Scene): Promise<readonly Standing[]> {
  const known = atHead.get(scene.stage);
  const { number } = scene.stage.head;
  if (known?.number === number) return known.answer;
  const answer = readStandings(scene);
  atHead.set(scene.stage, { number, answer });
  return answer;
}

/** Most acts ask for it, and between two blocks the answer is the same. */
const atHead = new WeakMap<Stage, { readonly number: bigint; readonly answer: Promise<readonly Standing[]> }>();

async function readStandings(scene: Scene): Promise<readonly Standing[]> {
  const deals = await dealsOn(scene);
  if (deals.length === 0) return [];
  const { publicClient } = scene.stage.clients;
  const statuses = await publicClient.multicall({ contracts: deals.map(({ deal }) => ({ address: deal, abi: dealAbi, functionName: "status" }) as const), ...atOnce(scene) });
  const lateness = await publicClient.multicall({ contracts: deals.map(({ deal }) => ({ address: deal, abi: dealAbi, functionName: "secondsLate" }) as const), ...atOnce(scene) });
  return deals.map((deal, index) => {
    const [status, secondsLate = 0n] = [statuses[index], lateness[index]];
    const stage = stages[status?.stage ?? 0];
    if (status === undefined || stage === undefined) throw new Error(`${deal.plan.key} has no stage.`);
    return { ...deal, stage, debtor: status.debtor, breaches: status.breaches, secondsLate };
  });
}

/** One request, which fails when any answer is missing. */
export const atOnce = ({ stage }: Scene) => ({ allowFailure: false, batchSize: 0, multicallAddress: stage.addresses.Multicall3 }) as const;

export const isPerforming = ({ stage }: { readonly stage: StageName }): boolean => stage === "Active" || stage === "HandedOver";
export const isDefaulted = ({ stage }: { readonly stage: StageName }): boolean => stage === "Defaulted" || stage === "Liquidating";
/** Neither ended nor cancelled: its machines are reported on, and vouched for. */
export const isOpen = ({ stage }: { readonly stage: StageName }): boolean => !["Repaid", "Closed", "Cancelled"].includes(stage);
