import { erc20Abi } from "viem";
import { poolAbi } from "../../../abis/uniswap";
import { addressIn } from "../../../lib/chain/addresses";
import { type PoolToken, swapSeconds } from "../../../lib/finance/swap";
import { noPermit } from "../../../lib/tx/calls";
import { swap } from "../../../lib/tx/flows/swap";
import { actor } from "../cast";
import { aidPerMicro, allow, bring, chance, micro, type Scene, usdc } from "../scene";

const smallest = 300;
const largest = 9_000;

/** On most days one or two traders swap. `turn` tells those of a day apart. */
export async function tradeMaybe(scene: Scene, turn: number): Promise<void> {
  if (chance(scene, "market", scene.day, turn)(100) < 70) await trade(scene, turn);
}

/** A trader swaps: mostly towards one for one, sometimes away from it. */
export async function trade(scene: Scene, turn: number): Promise<void> {
  const random = chance(scene, "trade", scene.day, turn);
  const traders = scene.plan.depositors.filter(({ temper, brings }) => temper === "trader" && (brings[0]?.day ?? Infinity) < scene.day);
  const trader = traders[random(Math.max(traders.length, 1))];
  if (trader === undefined) return;
  const who = actor(trader.name);
  const cheap = await isAidCheap(scene);
  const from: PoolToken = (random(100) < 75) === cheap ? "USDC" : "AID";
  const wanted = smallest + random(largest - smallest);
  const amountRaw = from === "USDC" ? usdc(wanted) : await sold(scene, who.address, usdc(wanted) * aidPerMicro);
  if (amountRaw < micro) return;
  if (from === "USDC") await bring(scene, who.address, amountRaw);
  const { addresses, clients, head } = scene.stage;
  await allow(scene, who, addresses[from], addressIn(addresses, "SwapRouter"), amountRaw);
  // Void a day after the head, within which the block to come lies.
  const data = { from, amountRaw, quotedRaw: 1n, leastRaw: 1n, deadline: BigInt(head.timestamp) + 86_400n + swapSeconds };
  const [route] = swap.routes(data, { chainId: clients.chain.id, account: who.address, addresses });
  if (route === undefined) throw new Error("There is no way to swap.");
  scene.sent += 1;
  await scene.stage.send(who, route.call(noPermit));
}

async function sold({ stage }: Scene, owner: `0x${string}`, wanted: bigint): Promise<bigint> {
  const held = await stage.clients.publicClient.readContract({ address: stage.addresses.AID, abi: erc20Abi, functionName: "balanceOf", args: [owner] });
  return held < wanted ? held : wanted;
}

/** Whether the pool gives an AID for less than a dollar. */
async function isAidCheap({ stage }: Scene): Promise<boolean> {
  const [, tick] = await stage.clients.publicClient.readContract({ address: addressIn(stage.addresses, "AidUsdcPool"), abi: poolAbi, functionName: "slot0" });
  const isAidFirst = BigInt(stage.addresses.AID) < BigInt(stage.addresses.USDC);
  const even = Math.round(Math.log(1e-12) / Math.log(1.0001));
  return isAidFirst ? tick < even : tick > -even;
}
