import { type Abi, type Address, type ContractFunctionArgs, type ContractFunctionName, erc20Abi, type LocalAccount } from "viem";
import { usdcAbi } from "../../abis";
import { errorLinks } from "../../lib/errors/error-links";
import { revertData } from "../../lib/errors/revert-data";
import { randomOf, seedOf } from "../../lib/random";
import { encodeCall } from "../../lib/tx/calls";
import { devAccounts } from "../chain/accounts";
import type { Stage } from "../stage/stage";
import { type Plan, secondsPerDay } from "./plan/plan";

type WriteName<abi extends Abi> = ContractFunctionName<abi, "nonpayable" | "payable">;

/** A call that changes state, to a contract at an address. */
export type SceneCall<abi extends Abi, name extends WriteName<abi>> = {
  readonly to: Address;
  readonly abi: abi;
  readonly functionName: name;
  readonly args: ContractFunctionArgs<abi, "nonpayable" | "payable", name>;
};

/** One day of a story on its stage, for those who act on it. */
export type Scene = {
  readonly stage: Stage;
  readonly plan: Plan;
  /** Of the story, 0 being the first. */
  readonly day: number;
  /** unix time / 86,400 */
  readonly today: number;
  /** How many transactions were sent on it so far. */
  sent: number;
};

export const micro = 10n ** 6n;
export const aidPerMicro = 10n ** 12n;
/** Whole dollars as USDC has them. */
export const usdc = (whole: number): bigint => BigInt(whole) * micro;

export function sceneOf(stage: Stage, plan: Plan, day: number): Scene {
  return { stage, plan, day, today: plan.start / secondsPerDay + day, sent: 0 };
}

/** The story's day of a civil day. */
export const storyDay = ({ plan }: Scene, civilDay: number | bigint): number => Number(civilDay) - plan.start / secondsPerDay;

/** Chance of this scene's seed for what these names say. */
export const chance = ({ plan }: Pick<Scene, "plan">, ...names: readonly (string | number)[]): ((below: number) => number) => randomOf(seedOf(plan.seed, ...names));

/** Puts a call into the block to come. */
export async function tell<const abi extends Abi, name extends WriteName<abi>>(scene: Scene, who: LocalAccount, call: SceneCall<abi, name>): Promise<void> {
  scene.sent += 1;
  await scene.stage.send(who, encodeCall(call));
}

/** Whether a call would go through at the head. */
export async function would<const abi extends Abi, name extends WriteName<abi>>({ stage }: Scene, who: LocalAccount, call: SceneCall<abi, name>): Promise<boolean> {
  try {
    await stage.clients.publicClient.call({ account: who.address, ...encodeCall(call) });
    return true;
  } catch (error) {
    if (revertData(errorLinks(error)) === undefined) throw error;
    return false;
  }
}

/** Has Circle mint USDC, micro-dollars, as against dollars. */
export function bring(scene: Scene, to: Address, amount: bigint): Promise<void> {
  return tell(scene, devAccounts.usdcMinter, { to: scene.stage.addresses.USDC, abi: usdcAbi, functionName: "mint", args: [to, amount] });
}

export function allow(scene: Scene, who: LocalAccount, token: Address, spender: Address, amount: bigint): Promise<void> {
  return tell(scene, who, { to: token, abi: erc20Abi, functionName: "approve", args: [spender, amount] });
}

export function give(scene: Scene, who: LocalAccount, token: Address, to: Address, amount: bigint): Promise<void> {
  return tell(scene, who, { to: token, abi: erc20Abi, functionName: "transfer", args: [to, amount] });
}

/** Has Circle mint what an account is short of an amount. */
export async function bringMissing(scene: Scene, to: Address, amount: bigint): Promise<void> {
  const { clients, addresses } = scene.stage;
  const held = await clients.publicClient.readContract({ address: addresses.USDC, abi: erc20Abi, functionName: "balanceOf", args: [to] });
  if (held < amount) await bring(scene, to, amount - held);
}
