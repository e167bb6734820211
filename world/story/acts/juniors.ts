import { erc20Abi } from "viem";
import { juniorTokenAbi } from "../../../abis/junior-token";
import { actor } from "../cast";
import { atOnce, dealsOn } from "../known";
import { chance, give, type Scene, tell, would } from "../scene";

/** Each junior looks once a month what its deals have paid, and fetches it; of a cancelled deal, what it put in. */
export async function fetchPayouts(scene: Scene): Promise<void> {
  for (const [index, name] of scene.plan.juniors.entries()) {
    if (scene.day % 30 === (index * 2 + 1) % 30) await fetchOf(scene, name);
  }
}

async function fetchOf(scene: Scene, name: string): Promise<void> {
  const who = actor(name);
  for (const { token } of await heldBy(scene, name)) {
    const on = { to: token, abi: juniorTokenAbi } as const;
    for (const call of [{ ...on, functionName: "claim", args: [who.address] } as const, { ...on, functionName: "refund", args: [who.address] } as const]) {
      if (await would(scene, who, call)) await tell(scene, who, call);
    }
  }
}

async function heldBy(scene: Scene, name: string) {
  const deals = await dealsOn(scene);
  if (deals.length === 0) return [];
  const balances = await scene.stage.clients.publicClient.multicall({
    contracts: deals.map(({ token }) => ({ address: token, abi: erc20Abi, functionName: "balanceOf", args: [actor(name).address] }) as const),
    ...atOnce(scene),
  });
  return deals.map((deal, index) => ({ ...deal, held: balances[index] ?? 0n })).filter(({ held }) => held > 0n);
}

/** Now and then a junior sells a part to another. The dollars for it change hands outside. */
export async function sellParts(scene: Scene): Promise<void> {
  const random = chance(scene, "juniors", scene.day);
  if (random(100) >= 9) return;
  const { juniors } = scene.plan;
  const [seller, buyer] = [juniors[random(juniors.length)], juniors[random(juniors.length)]];
  if (seller === undefined || buyer === undefined || seller === buyer) return;
  const [part] = await heldBy(scene, seller);
  if (part !== undefined) await give(scene, actor(seller), part.token, actor(buyer).address, (part.held * BigInt(10 + random(50))) / 100n);
}
